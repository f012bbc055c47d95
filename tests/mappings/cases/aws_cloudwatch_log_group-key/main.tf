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

resource "aws_cloudwatch_log_group" "this" {
  name              = "/app/orders"
  kms_key_id        = aws_kms_key.k.arn
  retention_in_days = 400
  tags              = { eurofence-class = "internal" }
}
