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

resource "aws_codeartifact_domain" "this" {
  domain         = "shop"
  encryption_key = aws_kms_key.k.arn
  tags           = { eurofence-class = "internal" }
}

resource "aws_codeartifact_domain_permissions_policy" "this" {
  domain = aws_codeartifact_domain.this.domain
  policy_document = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::999988887777:root" }
      Action    = "codeartifact:ListRepositoriesInDomain"
      Resource  = "*"
    }]
  })
}
