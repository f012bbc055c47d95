terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_db_cluster_snapshot" "this" {
  db_cluster_identifier          = "orders"
  db_cluster_snapshot_identifier = "before"
  shared_accounts                = ["999988887777"]
}
