terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_kendra_index" "this" {
  name     = "search"
  role_arn = "arn:aws:iam::111122223333:role/ai"
  tags     = { eurofence-class = "internal" }

  server_side_encryption_configuration {
    kms_key_id = "11111111-2222-3333-4444-555555555555"
  }
}
