terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_securitylake_subscriber_notification" "this" {
  subscriber_id = "11111111-2222-3333-4444-555555555555"

  configuration {
    https_notification_configuration {
      endpoint        = "https://siem.example.com"
      target_role_arn = "arn:aws:iam::111122223333:role/notice"
    }
  }
}
