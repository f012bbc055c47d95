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

resource "aws_apprunner_service" "this" {
  service_name = "shop"
  tags         = { eurofence-class = "internal" }
  encryption_configuration {
    kms_key = aws_kms_key.k.arn
  }
  source_configuration {
    auto_deployments_enabled = false
    image_repository {
      image_identifier      = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop:1"
      image_repository_type = "ECR"
    }
  }
}
