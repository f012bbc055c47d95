terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_kms_key" "this" {
  description         = "data"
  custom_key_store_id = "cks-0123456789abcdef0"
  xks_key_id          = "key-at-the-custodian"
}
