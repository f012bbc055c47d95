terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_cloudsearch_domain" "this" {
  name = "orders"
}

resource "aws_cloudsearch_domain_service_access_policy" "p" {
  domain_name = aws_cloudsearch_domain.this.id
  access_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "cloudsearch:*"
      Resource  = "*"
    }]
  })
}
