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

resource "aws_rds_custom_db_engine_version" "this" {
  engine         = "custom-oracle-ee-cdb"
  engine_version = "19.cdb_1"
  kms_key_id     = aws_kms_key.k.arn
}
