terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sns_topic" "t" {
  name = "orders"
}

resource "aws_sns_topic_subscription" "this" {
  topic_arn = aws_sns_topic.t.arn
  protocol  = "sms"
  endpoint  = "+4930123456"
}
