terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_cloudwatch_log_destination" "this" {
  name       = "central"
  role_arn   = "arn:aws:iam::111122223333:role/logs"
  target_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/central"
  tags       = { eurofence-class = "internal" }
}

resource "aws_cloudwatch_log_destination_policy" "this" {
  destination_name = aws_cloudwatch_log_destination.this.name
  access_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "999988887777" }
      Action    = "logs:PutSubscriptionFilter"
      Resource  = "arn:aws:logs:eu-central-1:111122223333:destination:central"
    }]
  })
}
