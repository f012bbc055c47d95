terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_rds_shard_group" "this" {
  db_shard_group_identifier = "shards"
  db_cluster_identifier     = "orders"
  max_acu                   = 16
  publicly_accessible       = true
}
