terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }

  # The state holds every attribute of every resource, passwords too.
  backend "s3" {
    bucket     = "acme-state"
    key        = "shop.tfstate"
    region     = "us-east-1"
    encrypt    = true
    kms_key_id = "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sqs_queue" "this" {
  name = "orders"
}
