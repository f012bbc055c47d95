terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_redshiftserverless_snapshot" "this" {
  namespace_name = "lake"
  snapshot_name  = "before"
}

resource "aws_redshiftserverless_resource_policy" "p" {
  resource_arn = aws_redshiftserverless_snapshot.this.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["999988887777"] }
      Action    = ["redshift-serverless:RestoreFromSnapshot"]
      Sid       = ""
    }]
  })
}
