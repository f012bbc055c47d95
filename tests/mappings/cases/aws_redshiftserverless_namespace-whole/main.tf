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

resource "aws_redshiftserverless_namespace" "this" {
  namespace_name                   = "lake"
  kms_key_id                       = aws_kms_key.k.arn
  manage_admin_password            = true
  admin_password_secret_kms_key_id = aws_kms_key.k.id
  log_exports                      = ["userlog"]
}
