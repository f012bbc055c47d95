terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_lightsail_database" "this" {
  relational_database_name = "shop"
  availability_zone        = "eu-central-1a"
  blueprint_id             = "postgres_16"
  bundle_id                = "micro_2_0"
  master_database_name     = "shop"
  master_username          = "shop"
  master_password          = "secret-secret"
  publicly_accessible      = true
}
