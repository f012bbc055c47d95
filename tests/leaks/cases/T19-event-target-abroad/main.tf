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

resource "aws_cloudwatch_event_bus" "us" {
  provider = aws.us
  name     = "orders"
}

resource "aws_cloudwatch_event_rule" "this" {
  name          = "all"
  event_pattern = jsonencode({ source = ["orders"] })
}

resource "aws_cloudwatch_event_target" "us" {
  rule     = aws_cloudwatch_event_rule.this.name
  arn      = aws_cloudwatch_event_bus.us.arn
  role_arn = "arn:aws:iam::111122223333:role/events"
}
