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

resource "aws_macie2_classification_export_configuration" "this" {
  s3_destination {
    bucket_name = "acme-findings"
    kms_key_arn = aws_kms_key.k.arn
  }
}
