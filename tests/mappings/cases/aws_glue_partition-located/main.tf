terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_glue_partition" "this" {
  database_name    = "sales"
  table_name       = "orders"
  partition_values = ["2026"]

  storage_descriptor {
    location = "s3://acme-archive/orders/2026"
  }
}
