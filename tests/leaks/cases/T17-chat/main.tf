terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_chatbot_slack_channel_configuration" "this" {
  configuration_name = "ops"
  iam_role_arn       = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id   = "C0123456789"
  slack_team_id      = "T0123456789"
}
