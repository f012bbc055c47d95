terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_kinesis_stream_consumer" "this" {
  name       = "audit"
  stream_arn = "arn:aws:kinesis:eu-central-1:111122223333:stream/orders"
}
