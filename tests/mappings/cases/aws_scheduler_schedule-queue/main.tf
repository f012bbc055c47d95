terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sqs_queue" "q" {
  name = "orders"
}

resource "aws_scheduler_schedule" "this" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sqs_queue.q.arn
    role_arn = "arn:aws:iam::111122223333:role/schedule"
  }
}
