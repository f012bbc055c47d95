terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "abroad"
  region = "us-east-1"
}

resource "aws_elasticache_replication_group" "here" {
  replication_group_id = "sessions"
  description          = "sessions"
  node_type            = "cache.r7g.large"
}

resource "aws_elasticache_global_replication_group" "world" {
  global_replication_group_id_suffix = "world"
  primary_replication_group_id       = aws_elasticache_replication_group.here.id
}

resource "aws_elasticache_replication_group" "there" {
  provider                    = aws.abroad
  replication_group_id        = "sessions-us"
  description                 = "sessions"
  global_replication_group_id = aws_elasticache_global_replication_group.world.global_replication_group_id
}
