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

resource "aws_dynamodb_table_export" "this" {
  table_arn         = "arn:aws:dynamodb:eu-central-1:111122223333:table/orders"
  s3_bucket         = "exports"
  s3_sse_algorithm  = "KMS"
  s3_sse_kms_key_id = aws_kms_key.k.id
}
