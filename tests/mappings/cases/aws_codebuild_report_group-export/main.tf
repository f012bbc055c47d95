terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_kms_key" "k" {}

resource "aws_codebuild_report_group" "this" {
  name = "tests"
  type = "TEST"
  tags = { eurofence-class = "internal" }
  export_config {
    type = "S3"
    s3_destination {
      bucket         = "reports"
      encryption_key = aws_kms_key.k.arn
    }
  }
}
