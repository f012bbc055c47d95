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

resource "aws_appintegrations_data_integration" "this" {
  name       = "crm"
  kms_key    = aws_kms_key.k.arn
  source_uri = "Salesforce://AppFlow/crm"
  tags       = { eurofence-class = "internal" }

  schedule_config {
    first_execution_from = "1439788442681"
    object               = "Account"
    schedule_expression  = "rate(1 hour)"
  }
}
