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

resource "aws_config_delivery_channel" "this" {
  s3_bucket_name = "acme-config"
  s3_kms_key_arn = aws_kms_key.k.arn
  sns_topic_arn  = "arn:aws:sns:us-east-1:111122223333:config"
}
