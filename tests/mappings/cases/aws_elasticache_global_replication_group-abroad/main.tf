terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_elasticache_replication_group" "p" {
  replication_group_id = "sessions"
  description          = "sessions"
  node_type            = "cache.r7g.large"
}

resource "aws_elasticache_global_replication_group" "this" {
  global_replication_group_id_suffix = "world"
  primary_replication_group_id       = aws_elasticache_replication_group.p.id
}
