terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_cloudwatch_event_archive" "this" {
  name             = "orders"
  event_source_arn = "arn:aws:events:eu-central-1:111122223333:event-bus/orders"
}
