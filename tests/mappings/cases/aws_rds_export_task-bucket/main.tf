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

resource "aws_s3_bucket" "b" {
  bucket = "exports"
}

resource "aws_rds_export_task" "this" {
  export_task_identifier = "orders"
  source_arn             = "arn:aws:rds:eu-central-1:111122223333:snapshot:before"
  s3_bucket_name         = aws_s3_bucket.b.id
  iam_role_arn           = "arn:aws:iam::111122223333:role/export"
  kms_key_id             = aws_kms_key.k.arn
}
