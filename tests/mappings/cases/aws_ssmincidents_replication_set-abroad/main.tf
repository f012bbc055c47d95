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

resource "aws_ssmincidents_replication_set" "this" {
  region {
    name        = "eu-central-1"
    kms_key_arn = aws_kms_key.k.arn
  }

  region {
    name = "us-east-1"
  }
  tags = { eurofence-class = "internal" }
}
