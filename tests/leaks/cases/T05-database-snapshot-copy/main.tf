terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_db_snapshot_copy" "this" {
  source_db_snapshot_identifier = "arn:aws:rds:eu-central-1:111122223333:snapshot:before"
  target_db_snapshot_identifier = "before"
  destination_region            = "us-east-1"
}
