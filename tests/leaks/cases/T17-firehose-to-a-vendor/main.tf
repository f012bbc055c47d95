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
  bucket = "orders"
}

resource "aws_kinesis_firehose_delivery_stream" "this" {
  name        = "orders"
  destination = "http_endpoint"
  tags        = { eurofence-class = "internal" }

  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = aws_kms_key.k.arn
  }

  http_endpoint_configuration {
    url = "https://intake.example.com/v1"

    s3_configuration {
      role_arn    = "arn:aws:iam::111122223333:role/delivery"
      bucket_arn  = aws_s3_bucket.b.arn
      kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:alias/aws/s3"
    }
  }
}
