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

resource "aws_kinesis_video_stream" "this" {
  name       = "door"
  kms_key_id = aws_kms_key.k.arn
  tags       = { eurofence-class = "internal" }
}
