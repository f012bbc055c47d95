terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-2"
}

resource "aws_s3_bucket" "this" {
  bucket = "acme-zurich"
}
