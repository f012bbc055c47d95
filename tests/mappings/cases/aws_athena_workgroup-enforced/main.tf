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

resource "aws_s3_bucket" "results" {
  bucket = "acme-results"
}

resource "aws_athena_workgroup" "this" {
  name = "analysts"
  tags = { eurofence-class = "internal" }

  configuration {
    result_configuration {
      output_location = "s3://${aws_s3_bucket.results.bucket}/athena/"

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = aws_kms_key.k.arn
      }
    }
  }
}
