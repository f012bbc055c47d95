terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ssm_parameter" "this" {
  name  = "/app/db"
  type  = "SecureString"
  value = "not-a-secret"
}
