terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_dms_endpoint" "this" {
  endpoint_id   = "in"
  endpoint_type = "source"
  engine_name   = "postgres"
  server_name   = "db.example.com"
}
