terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_datasync_location_smb" "this" {
  agent_arns      = ["arn:aws:datasync:eu-central-1:111122223333:agent/agent-0123456789abcdef0"]
  server_hostname = "nas.example.com"
  subdirectory    = "/share"
  user            = "mover"
  password        = "secret"
}
