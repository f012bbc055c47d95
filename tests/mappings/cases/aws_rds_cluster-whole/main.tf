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

resource "aws_rds_global_cluster" "g" {
  global_cluster_identifier = "world"
  engine                    = "aurora-postgresql"
}

resource "aws_rds_cluster" "this" {
  cluster_identifier              = "orders"
  engine                          = "aurora-postgresql"
  master_username                 = "adm"
  manage_master_user_password     = true
  master_user_secret_kms_key_id   = aws_kms_key.k.arn
  storage_encrypted               = true
  kms_key_id                      = aws_kms_key.k.arn
  global_cluster_identifier       = aws_rds_global_cluster.g.id
  enabled_cloudwatch_logs_exports = ["postgresql"]
  tags                            = { eurofence-class = "internal" }
}

resource "aws_rds_cluster_activity_stream" "a" {
  resource_arn = aws_rds_cluster.this.arn
  mode         = "async"
  kms_key_id   = aws_kms_key.k.arn
}
