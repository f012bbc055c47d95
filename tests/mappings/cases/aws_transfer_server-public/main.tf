terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_transfer_server" "this" {
  identity_provider_type      = "API_GATEWAY"
  invocation_role             = "arn:aws:iam::111122223333:role/transfer"
  structured_log_destinations = ["arn:aws:logs:eu-central-1:111122223333:log-group:transfer:*"]
  tags                        = { Name = "exchange" }
  url                         = "https://abc.execute-api.us-east-1.amazonaws.com/prod"
}
