terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_neptune_cluster_snapshot" "this" {
  db_cluster_identifier          = "orders"
  db_cluster_snapshot_identifier = "before"
}
