terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_config_aggregate_authorization" "this" {
  account_id = "999988887777"
  region     = "us-east-1"
  tags       = { eurofence-class = "internal" }
}
