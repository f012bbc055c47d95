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

resource "aws_ami_copy" "this" {
  name              = "base"
  source_ami_id     = "ami-0f1e2d3c4b5a69788"
  source_ami_region = "eu-west-1"
  encrypted         = true
  kms_key_id        = aws_kms_key.k.arn
}
