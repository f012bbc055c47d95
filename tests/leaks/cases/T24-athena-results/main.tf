terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_s3_bucket" "results" {
  provider = aws.virginia
  bucket   = "acme-results"
}

resource "aws_athena_workgroup" "this" {
  name = "analysts"

  configuration {
    result_configuration {
      output_location = "s3://${aws_s3_bucket.results.bucket}/athena/"
    }
  }
}
