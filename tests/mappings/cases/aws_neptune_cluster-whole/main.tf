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

resource "aws_neptune_cluster" "this" {
  cluster_identifier             = "orders"
  storage_encrypted              = true
  kms_key_arn                    = aws_kms_key.k.arn
  enable_cloudwatch_logs_exports = ["audit"]
  global_cluster_identifier      = aws_neptune_global_cluster.g.id


  replication_source_identifier = "arn:aws:rds:eu-west-1:111122223333:cluster:first"
  tags                          = { eurofence-class = "internal" }
}

resource "aws_neptune_global_cluster" "g" {
  global_cluster_identifier = "world"
  engine                    = "neptune"
}
