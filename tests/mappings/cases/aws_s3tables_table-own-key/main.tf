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

resource "aws_s3tables_table_bucket" "b" {
  name = "acme-tables"
}

resource "aws_s3tables_namespace" "n" {
  namespace        = "sales"
  table_bucket_arn = aws_s3tables_table_bucket.b.arn
}

resource "aws_s3tables_table" "this" {
  name             = "orders"
  namespace        = aws_s3tables_namespace.n.namespace
  table_bucket_arn = aws_s3tables_table_bucket.b.arn
  format           = "ICEBERG"
  encryption_configuration = {
    sse_algorithm = "aws:kms"
    kms_key_arn   = aws_kms_key.k.arn
  }
}
