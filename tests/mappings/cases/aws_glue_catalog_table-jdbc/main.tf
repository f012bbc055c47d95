terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_glue_catalog_table" "this" {
  name          = "orders"
  database_name = "sales"

  storage_descriptor {
    location = "shop.public.orders"
  }
}
