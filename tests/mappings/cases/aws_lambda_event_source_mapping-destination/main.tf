terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_lambda_function" "f" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
  handler       = "main.handler"
  runtime       = "python3.12"
  filename      = "code.zip"
}

resource "aws_lambda_event_source_mapping" "this" {
  event_source_arn  = "arn:aws:kinesis:eu-central-1:111122223333:stream/orders"
  function_name     = aws_lambda_function.f.arn
  starting_position = "LATEST"
  tags              = { eurofence-class = "internal" }
  destination_config {
    on_failure {
      destination_arn = "arn:aws:sqs:eu-central-1:111122223333:dead"
    }
  }
}
