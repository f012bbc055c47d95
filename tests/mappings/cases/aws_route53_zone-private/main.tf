terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_route53_zone" "this" {
  name = "internal.example.eu"
  vpc {
    vpc_id = "vpc-1"
  }
}
