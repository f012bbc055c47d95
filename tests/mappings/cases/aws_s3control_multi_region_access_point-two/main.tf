terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_s3_bucket" "eu" {
  bucket = "acme-eu"
}

resource "aws_s3control_multi_region_access_point" "this" {
  details {
    name = "everywhere"
    region {
      bucket = aws_s3_bucket.eu.id
    }
    region {
      bucket = "acme-us"
    }
  }
}
