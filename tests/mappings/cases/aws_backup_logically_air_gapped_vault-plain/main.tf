terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_backup_logically_air_gapped_vault" "this" {
  name               = "gapped"
  min_retention_days = 7
  max_retention_days = 30
}
