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

resource "aws_s3_bucket" "shots" {
  bucket = "acme-shots"
}

resource "aws_synthetics_canary" "this" {
  name                 = "login"
  artifact_s3_location = "s3://${aws_s3_bucket.shots.bucket}/login"
  execution_role_arn   = "arn:aws:iam::111122223333:role/canary"
  handler              = "index.handler"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  s3_bucket            = "acme-code"
  s3_key               = "canary.zip"
  tags                 = { eurofence-class = "internal" }

  artifact_config {
    s3_encryption {
      encryption_mode = "SSE_KMS"
      kms_key_arn     = aws_kms_key.k.arn
    }
  }

  schedule {
    expression = "rate(5 minutes)"
  }
}
