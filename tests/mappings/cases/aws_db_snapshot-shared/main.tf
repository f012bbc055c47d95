terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_db_snapshot" "this" {
  db_instance_identifier = "orders"
  db_snapshot_identifier = "before"
  shared_accounts        = ["999988887777"]
  tags                   = { eurofence-class = "internal" }
}
