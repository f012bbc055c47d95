terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_s3_bucket" "sales" {
  provider = aws.virginia
  bucket   = "acme-sales"
}

resource "aws_glue_catalog_table" "this" {
  name          = "orders"
  database_name = "sales"

  storage_descriptor {
    location = "s3://${aws_s3_bucket.sales.bucket}/orders"
  }
}
