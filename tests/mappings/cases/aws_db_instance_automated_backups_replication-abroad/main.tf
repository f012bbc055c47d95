terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

provider "aws" {
  alias  = "abroad"
  region = "us-east-1"
}

resource "aws_db_instance_automated_backups_replication" "this" {
  provider               = aws.abroad
  source_db_instance_arn = "arn:aws:rds:eu-central-1:111122223333:db:orders"
}
