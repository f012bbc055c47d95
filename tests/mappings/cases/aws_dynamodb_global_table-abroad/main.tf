terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_dynamodb_global_table" "this" {
  name = "orders"

  replica {
    region_name = "eu-central-1"
  }

  replica {
    region_name = "us-east-1"
  }
}
