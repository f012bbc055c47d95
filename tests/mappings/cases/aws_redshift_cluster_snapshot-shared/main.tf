terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_redshift_cluster_snapshot" "this" {
  cluster_identifier  = "lake"
  snapshot_identifier = "before"
}
