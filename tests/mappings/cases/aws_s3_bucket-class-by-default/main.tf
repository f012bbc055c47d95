terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
  default_tags {
    tags = {
      eurofence-class = "sensitive"
    }
  }
}

resource "aws_s3_bucket" "this" {
  bucket = "acme-data"
}
