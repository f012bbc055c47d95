terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sns_platform_application" "this" {
  name                             = "shop"
  platform                         = "GCM"
  platform_credential              = "credential"
  event_delivery_failure_topic_arn = "arn:aws:sns:eu-central-1:111122223333:failures"
}
