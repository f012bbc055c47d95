terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

# The agent is an EU resource by every check of its own region.
resource "aws_bedrockagent_agent" "this" {
  agent_name              = "helper"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/ai"
  foundation_model        = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"
}
