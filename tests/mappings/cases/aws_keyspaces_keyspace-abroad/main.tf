terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_keyspaces_keyspace" "this" {
  name = "orders"

  replication_specification {
    replication_strategy = "MULTI_REGION"
    region_list          = ["eu-central-1", "us-east-1"]
  }
}
