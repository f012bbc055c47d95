terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_cloudwatch_event_api_destination" "this" {
  name                = "crm"
  connection_arn      = "arn:aws:events:eu-central-1:111122223333:connection/crm/u"
  http_method         = "POST"
  invocation_endpoint = "https://crm.example.com/events"
}
