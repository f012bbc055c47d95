terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_bedrockagent_agent" "this" {
  agent_name              = "helper"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/ai"
  foundation_model        = "anthropic.claude-sonnet-4-5-20250929-v1:0"
}
