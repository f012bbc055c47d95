terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_cloudwatch_event_bus" "b" {
  name = "orders"
}

resource "aws_sqs_queue" "q" {
  name = "orders"
}

resource "aws_cloudwatch_event_rule" "this" {
  name           = "all"
  event_bus_name = aws_cloudwatch_event_bus.b.name
  event_pattern  = jsonencode({ source = ["orders"] })
}

resource "aws_cloudwatch_event_target" "abroad" {
  rule           = aws_cloudwatch_event_rule.this.name
  event_bus_name = aws_cloudwatch_event_bus.b.name
  arn            = "arn:aws:events:us-east-1:111122223333:event-bus/default"
  role_arn       = "arn:aws:iam::111122223333:role/events"
}

resource "aws_cloudwatch_event_target" "here" {
  rule           = aws_cloudwatch_event_rule.this.name
  event_bus_name = aws_cloudwatch_event_bus.b.name
  arn            = aws_sqs_queue.q.arn
}
