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

resource "aws_cloudwatch_log_group" "amp" {
  name = "amp"
}

resource "aws_prometheus_workspace" "this" {
  alias       = "metrics"
  kms_key_arn = aws_kms_key.k.arn
  tags        = { eurofence-class = "internal" }

  logging_configuration {
    log_group_arn = "${aws_cloudwatch_log_group.amp.arn}:*"
  }
}
