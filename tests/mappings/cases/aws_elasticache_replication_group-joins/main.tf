terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_elasticache_replication_group" "this" {
  replication_group_id        = "sessions"
  description                 = "sessions"
  global_replication_group_id = "ldgnf-world"
}
