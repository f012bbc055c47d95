terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_s3_bucket" "feed" {
  bucket = "feed"
}

resource "aws_spot_datafeed_subscription" "this" {
  bucket = aws_s3_bucket.feed.id
}
