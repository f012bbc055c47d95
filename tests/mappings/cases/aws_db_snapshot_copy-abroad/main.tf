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

resource "aws_db_snapshot_copy" "this" {
  source_db_snapshot_identifier = "arn:aws:rds:eu-central-1:111122223333:snapshot:before"
  target_db_snapshot_identifier = "copied"
  destination_region            = "us-east-1"
  kms_key_id                    = aws_kms_key.k.arn
}
