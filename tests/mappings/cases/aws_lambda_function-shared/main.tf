terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_kms_key" "k" {}

resource "aws_sqs_queue" "dead" {
  name = "dead"
}

resource "aws_lambda_function" "this" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
  handler       = "main.handler"
  runtime       = "python3.12"
  filename      = "code.zip"
  kms_key_arn   = aws_kms_key.k.arn
  tags          = { eurofence-class = "internal" }
  dead_letter_config {
    target_arn = aws_sqs_queue.dead.arn
  }
}

resource "aws_lambda_permission" "partner" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "arn:aws:iam::999988887777:root"
}

resource "aws_lambda_function_event_invoke_config" "this" {
  function_name = aws_lambda_function.this.function_name
  destination_config {
    on_success {
      destination = "arn:aws:sns:eu-west-1:111122223333:done"
    }
  }
}
