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

resource "aws_s3_bucket" "this" {
  bucket = "acme-data"
}

resource "aws_s3_object" "plain" {
  bucket  = aws_s3_bucket.this.id
  key     = "a.txt"
  content = "a"
}

resource "aws_s3_object" "own" {
  bucket     = aws_s3_bucket.this.id
  key        = "b.txt"
  content    = "b"
  kms_key_id = aws_kms_key.k.arn
}

resource "aws_s3_object" "of_s3" {
  bucket                 = aws_s3_bucket.this.id
  key                    = "c.txt"
  content                = "c"
  server_side_encryption = "AES256"
  acl                    = "public-read"
}
