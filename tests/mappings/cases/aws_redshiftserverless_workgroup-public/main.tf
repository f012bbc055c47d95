terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_redshiftserverless_workgroup" "this" {
  namespace_name      = "lake"
  workgroup_name      = "analysts"
  publicly_accessible = true
}
