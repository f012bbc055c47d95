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

resource "aws_datazone_domain" "this" {
  name                  = "acme"
  domain_execution_role = "arn:aws:iam::111122223333:role/zone"
  kms_key_identifier    = aws_kms_key.k.arn
  tags                  = { eurofence-class = "internal" }
}
