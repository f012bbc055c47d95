terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "us"
  region = "us-east-1"
}

resource "aws_s3_bucket" "us" {
  provider = aws.us
  bucket   = "acme-us"
}

resource "aws_s3control_multi_region_access_point" "this" {
  details {
    name = "everywhere"
    region {
      bucket = aws_s3_bucket.us.id
    }
  }
}
