terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_opensearch_outbound_connection" "this" {
  connection_alias = "west"

  local_domain_info {
    owner_id    = "111122223333"
    region      = "eu-central-1"
    domain_name = "orders"
  }

  remote_domain_info {
    owner_id    = "999988887777"
    region      = "us-east-1"
    domain_name = "orders-us"
  }
}
