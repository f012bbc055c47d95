terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_s3_bucket" "this" {
  bucket = "acme-queries"
}

resource "aws_route53_resolver_query_log_config" "this" {
  name            = "queries"
  destination_arn = aws_s3_bucket.this.arn
}
