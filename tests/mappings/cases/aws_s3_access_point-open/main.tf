terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_s3_access_point" "this" {
  bucket = "acme-data"
  name   = "readers"
  public_access_block_configuration {
    block_public_policy     = false
    restrict_public_buckets = false
  }
}

resource "aws_s3control_access_point_policy" "this" {
  access_point_arn = aws_s3_access_point.this.arn
  policy = jsonencode({
    Statement = [
      {
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:GetObject"
        Resource  = "*"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "999988887777" }
        Action    = "s3:GetObject"
        Resource  = "*"
      }
    ]
  })
}
