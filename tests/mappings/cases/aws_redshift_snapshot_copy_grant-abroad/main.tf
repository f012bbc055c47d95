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

resource "aws_redshift_snapshot_copy_grant" "this" {
  provider                 = aws.abroad
  snapshot_copy_grant_name = "copies"
  kms_key_id               = "arn:aws:kms:us-east-1:111122223333:key/1"
}
