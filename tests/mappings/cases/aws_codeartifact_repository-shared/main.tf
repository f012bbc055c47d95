terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_codeartifact_repository" "this" {
  domain     = "shop"
  repository = "npm"
}

resource "aws_codeartifact_repository_permissions_policy" "this" {
  domain     = "shop"
  repository = aws_codeartifact_repository.this.repository
  policy_document = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::999988887777:root" }
      Action    = "codeartifact:ReadFromRepository"
      Resource  = "*"
    }]
  })
}
