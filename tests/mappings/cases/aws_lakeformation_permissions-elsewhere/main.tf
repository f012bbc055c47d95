terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_lakeformation_permissions" "this" {
  principal   = "999988887777"
  permissions = ["SELECT"]

  table {
    database_name = "sales"
    name          = "orders"
  }
}
