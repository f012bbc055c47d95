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

resource "aws_codecommit_repository" "this" {
  repository_name = "shop"
  kms_key_id      = aws_kms_key.k.arn
  tags            = { eurofence-class = "internal" }
}

resource "aws_codecommit_trigger" "this" {
  repository_name = aws_codecommit_repository.this.repository_name

  trigger {
    name            = "all"
    events          = ["all"]
    destination_arn = "arn:aws:sns:eu-central-1:111122223333:orders"
  }
}
