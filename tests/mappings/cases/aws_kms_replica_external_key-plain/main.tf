terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_kms_replica_external_key" "this" {
  primary_key_arn = "arn:aws:kms:us-east-1:111122223333:key/mrk-11111111-2222-3333-4444-555555555555"
}
