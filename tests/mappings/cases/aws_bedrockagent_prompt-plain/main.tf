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

resource "aws_bedrockagent_prompt" "this" {
  name                        = "greeting"
  customer_encryption_key_arn = aws_kms_key.k.arn
  default_variant             = "one"

  variant {
    name          = "one"
    model_id      = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"
    template_type = "TEXT"
    template_configuration {
      text {
        text = "hello"
      }
    }
  }
}
