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

resource "aws_rds_cluster" "c" {
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
  master_username    = "adm"
  master_password    = "not-a-secret"
}

resource "aws_rds_cluster_instance" "this" {
  identifier                      = "orders-1"
  cluster_identifier              = aws_rds_cluster.c.id
  engine                          = "aurora-postgresql"
  instance_class                  = "db.r6g.large"
  publicly_accessible             = true
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.k.arn
}
