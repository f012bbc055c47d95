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

resource "aws_docdb_cluster" "this" {
  cluster_identifier              = "orders"
  storage_encrypted               = true
  kms_key_id                      = aws_kms_key.k.arn
  enabled_cloudwatch_logs_exports = ["audit"]
  global_cluster_identifier       = aws_docdb_global_cluster.g.id
  master_username                 = "adm"
  manage_master_user_password     = true

  tags = { eurofence-class = "internal" }
}

resource "aws_docdb_global_cluster" "g" {
  global_cluster_identifier = "world"
  engine                    = "docdb"
}
