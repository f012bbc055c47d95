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

resource "aws_memorydb_cluster" "this" {
  name                      = "sessions"
  acl_name                  = "open-access"
  node_type                 = "db.t4g.small"
  kms_key_arn               = aws_kms_key.k.arn
  multi_region_cluster_name = "virxk-world"
}
