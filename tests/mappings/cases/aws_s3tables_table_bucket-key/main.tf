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

resource "aws_s3tables_table_bucket" "this" {
  name = "acme-tables"
  encryption_configuration = {
    sse_algorithm = "aws:kms"
    kms_key_arn   = aws_kms_key.k.arn
  }
}

resource "aws_s3tables_table_bucket_policy" "this" {
  table_bucket_arn = aws_s3tables_table_bucket.this.arn
  resource_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "999988887777" }
      Action    = "s3tables:*"
      Resource  = "*"
    }]
  })
}
