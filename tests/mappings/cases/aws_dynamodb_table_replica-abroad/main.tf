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

resource "aws_dynamodb_table_replica" "this" {
  provider         = aws.abroad
  global_table_arn = "arn:aws:dynamodb:eu-central-1:111122223333:table/orders"
  kms_key_arn      = "arn:aws:kms:us-east-1:111122223333:key/1"
}
