terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_glue_crawler" "this" {
  name          = "crawl"
  database_name = "sales"
  role          = "arn:aws:iam::111122223333:role/glue"
  tags          = { eurofence-class = "internal" }

  s3_target {
    path = "s3://acme-sales/orders"
  }
}
