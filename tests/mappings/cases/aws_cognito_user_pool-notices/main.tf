terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_cognito_user_pool" "this" {
  name = "customers"
  tags = { eurofence-class = "internal" }

  email_configuration {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:111122223333:identity/example.eu"
  }

  sms_configuration {
    external_id    = "sms"
    sns_caller_arn = "arn:aws:iam::111122223333:role/sms"
    sns_region     = "eu-west-1"
  }
}
