terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_lexv2models_bot" "this" {
  name                        = "clerk"
  role_arn                    = "arn:aws:iam::111122223333:role/ai"
  idle_session_ttl_in_seconds = 60
  tags                        = { eurofence-class = "internal" }

  data_privacy {
    child_directed = false
  }
}
