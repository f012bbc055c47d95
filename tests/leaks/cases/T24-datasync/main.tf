terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_s3_bucket" "away" {
  provider = aws.virginia
  bucket   = "acme-away"
}

# The location is one of Frankfurt's, its bucket is not.
resource "aws_datasync_location_s3" "away" {
  s3_bucket_arn = aws_s3_bucket.away.arn
  subdirectory  = "/orders/"

  s3_config {
    bucket_access_role_arn = "arn:aws:iam::111122223333:role/datasync"
  }
}

resource "aws_datasync_task" "this" {
  name                     = "orders"
  source_location_arn      = "arn:aws:datasync:eu-central-1:111122223333:location/loc-0123456789abcdef1"
  destination_location_arn = aws_datasync_location_s3.away.arn
}
