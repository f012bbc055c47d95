terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_kms_key" "key" {}

module "store" {
  source   = "./store"
  for_each = toset(["a"])
  name     = "acme-${each.key}"
  key      = aws_kms_key.key.arn
}

module "keyed" {
  source = "./store"
  name   = "acme-keyed"
}

resource "aws_s3_bucket" "outer" {
  bucket = "acme-outer"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "outer" {
  bucket = aws_s3_bucket.outer.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = module.keyed.key
    }
  }
}

resource "aws_s3_bucket" "dynamic" {
  bucket = "acme-dynamic"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "dynamic" {
  bucket = aws_s3_bucket.dynamic.id
  dynamic "rule" {
    for_each = [aws_kms_key.key.arn]
    content {
      apply_server_side_encryption_by_default {
        sse_algorithm     = "aws:kms"
        kms_master_key_id = rule.value
      }
    }
  }
}

resource "aws_s3_bucket_replication_configuration" "dynamic" {
  bucket = aws_s3_bucket.dynamic.id
  role   = "arn:aws:iam::111122223333:role/replication"
  dynamic "rule" {
    for_each = split(",", aws_kms_key.key.arn)
    content {
      status = "Enabled"
      destination {
        bucket = "arn:aws:s3:::acme-outer"
      }
    }
  }
}

resource "aws_s3_bucket" "either" {
  bucket = "acme-either"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "either" {
  bucket = aws_s3_bucket.either.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = coalesce(aws_kms_key.key.arn, module.keyed.key)
    }
  }
}

resource "aws_s3_bucket" "tagged" {
  tags = {
    creator = aws_kms_key.key.arn
  }
}
