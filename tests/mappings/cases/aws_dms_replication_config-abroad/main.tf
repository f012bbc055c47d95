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

resource "aws_dms_replication_config" "this" {
  replication_config_identifier = "mover"
  replication_type              = "cdc"
  source_endpoint_arn           = "arn:aws:dms:eu-central-1:111122223333:endpoint:in"
  target_endpoint_arn           = "arn:aws:dms:us-east-1:111122223333:endpoint:out"
  table_mappings                = "{}"

  compute_config {
    replication_subnet_group_id = "subnets"
    kms_key_id                  = aws_kms_key.k.arn
  }
}
