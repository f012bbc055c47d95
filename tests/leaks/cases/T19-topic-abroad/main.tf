terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

provider "aws" {
  alias               = "us"
  region              = "us-east-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sns_topic" "t" {
  name = "orders"
}

resource "aws_sqs_queue" "us" {
  provider = aws.us
  name     = "orders"
}

resource "aws_sns_topic_subscription" "this" {
  topic_arn = aws_sns_topic.t.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.us.arn
}
