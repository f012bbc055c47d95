terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_kms_key" "k" {}

resource "aws_cloudwatch_log_anomaly_detector" "this" {
  detector_name      = "odd"
  log_group_arn_list = ["arn:aws:logs:eu-central-1:111122223333:log-group:/app/orders"]
  enabled            = true
  kms_key_id         = aws_kms_key.k.arn
  tags               = { eurofence-class = "internal" }
}
