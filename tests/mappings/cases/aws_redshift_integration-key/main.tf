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

resource "aws_redshift_integration" "this" {
  integration_name = "orders"
  kms_key_id       = aws_kms_key.k.arn
  source_arn       = "arn:aws:dynamodb:eu-central-1:111122223333:table/orders"
  target_arn       = "arn:aws:redshift-serverless:eu-central-1:111122223333:namespace/1"
}
