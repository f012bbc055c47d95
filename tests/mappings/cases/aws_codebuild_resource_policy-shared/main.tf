terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_codebuild_resource_policy" "this" {
  resource_arn = "arn:aws:codebuild:eu-central-1:111122223333:project/site"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::999988887777:root" }
      Action    = ["codebuild:BatchGetProjects", "codebuild:BatchGetBuilds", "codebuild:ListBuildsForProject"]
      Resource  = "arn:aws:codebuild:eu-central-1:111122223333:project/site"
    }]
  })
}
