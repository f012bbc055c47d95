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

resource "aws_docdb_cluster_instance" "this" {
  identifier                      = "orders-1"
  cluster_identifier              = "orders"
  instance_class                  = "db.r6g.large"
  enable_performance_insights     = true
  performance_insights_kms_key_id = aws_kms_key.k.arn
}
