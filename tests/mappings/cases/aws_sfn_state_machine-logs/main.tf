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

resource "aws_sfn_state_machine" "this" {
  name     = "orders"
  role_arn = "arn:aws:iam::111122223333:role/orders"
  definition = jsonencode({
    Comment = "under ${aws_kms_key.k.arn}"
    StartAt = "Done"
    States  = { Done = { Type = "Succeed" } }
  })
  tags = { eurofence-class = "internal" }
  encryption_configuration {
    type       = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_id = aws_kms_key.k.arn
  }
  logging_configuration {
    level           = "ALL"
    log_destination = "arn:aws:logs:eu-west-1:111122223333:log-group:orders:*"
  }
}
