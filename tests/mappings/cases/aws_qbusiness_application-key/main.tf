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

resource "aws_qbusiness_application" "this" {
  display_name                 = "q"
  iam_service_role_arn         = "arn:aws:iam::111122223333:role/ai"
  identity_center_instance_arn = "arn:aws:sso:::instance/ssoins-0123456789abcdef"

  attachments_configuration {
    attachments_control_mode = "DISABLED"
  }

  encryption_configuration {
    kms_key_id = aws_kms_key.k.arn
  }
}
