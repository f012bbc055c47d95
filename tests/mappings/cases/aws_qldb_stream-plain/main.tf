terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_qldb_stream" "this" {
  ledger_name          = "orders"
  stream_name          = "changes"
  role_arn             = "arn:aws:iam::111122223333:role/stream"
  inclusive_start_time = "2021-01-01T00:00:00Z"

  kinesis_configuration {
    stream_arn = "arn:aws:kinesis:eu-central-1:111122223333:stream/changes"
  }
}
