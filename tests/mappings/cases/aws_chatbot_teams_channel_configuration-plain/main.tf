terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_chatbot_teams_channel_configuration" "this" {
  configuration_name = "ops"
  iam_role_arn       = "arn:aws:iam::111122223333:role/chat"
  channel_id         = "19%3aops"
  team_id            = "11111111-2222-3333-4444-555555555555"
  tenant_id          = "11111111-2222-3333-4444-555555555555"
  tags               = { eurofence-class = "internal" }
}
