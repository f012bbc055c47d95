terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_rds_cluster" "c" {
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
  master_username    = "adm"
  master_password    = "not-a-secret"
}

resource "aws_rds_global_cluster" "this" {
  global_cluster_identifier    = "world"
  source_db_cluster_identifier = aws_rds_cluster.c.arn
  force_destroy                = true
}
