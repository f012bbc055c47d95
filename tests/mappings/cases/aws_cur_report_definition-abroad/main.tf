terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_cur_report_definition" "this" {
  report_name                = "costs"
  time_unit                  = "DAILY"
  format                     = "Parquet"
  compression                = "Parquet"
  additional_schema_elements = ["RESOURCES"]
  s3_bucket                  = "acme-costs"
  s3_prefix                  = "cur"
  s3_region                  = "us-east-1"
  tags                       = { eurofence-class = "internal" }
}
