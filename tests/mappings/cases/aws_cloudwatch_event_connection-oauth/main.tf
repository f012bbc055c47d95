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

resource "aws_cloudwatch_event_connection" "this" {
  name               = "crm"
  authorization_type = "OAUTH_CLIENT_CREDENTIALS"
  kms_key_identifier = aws_kms_key.k.arn

  auth_parameters {
    oauth {
      authorization_endpoint = "https://login.example.com/token"
      http_method            = "POST"

      client_parameters {
        client_id     = "id"
        client_secret = "not-a-secret"
      }

      oauth_http_parameters {
        body {
          key   = "scope"
          value = "all"
        }
      }
    }
  }
}
