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
  bucket = "artifacts"
}

resource "aws_codebuild_project" "this" {
  name           = "shop"
  service_role   = "arn:aws:iam::111122223333:role/build"
  encryption_key = aws_kms_key.k.arn
  tags           = { eurofence-class = "internal" }
  artifacts {
    type     = "S3"
    location = aws_s3_bucket.b.bucket
  }
  cache {
    type     = "S3"
    location = "caches/shop"
  }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux2-x86_64-standard:5.0"
    type         = "LINUX_CONTAINER"
  }
  logs_config {
    s3_logs {
      status   = "ENABLED"
      location = "logs/build"
    }
  }
  source {
    type     = "S3"
    location = "code/shop.zip"
  }
}
