terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_bedrockagent_agent_action_group" "this" {
  action_group_name          = "book"
  agent_id                   = "ABCDEFGHIJ"
  agent_version              = "DRAFT"
  skip_resource_in_use_check = true

  action_group_executor {
    lambda = "arn:aws:lambda:eu-central-1:111122223333:function:book"
  }

  api_schema {
    payload = jsonencode({ openapi = "3.0.0" })
  }
}
