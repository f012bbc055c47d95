terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_cloudwatch_log_delivery_source" "edge" {
  name         = "edge"
  log_type     = "ACCESS_LOGS"
  resource_arn = "arn:aws:cloudfront::111122223333:distribution/E123"
}

resource "aws_cloudwatch_log_delivery" "this" {
  delivery_source_name     = aws_cloudwatch_log_delivery_source.edge.name
  delivery_destination_arn = "arn:aws:logs:us-east-1:999988887777:delivery-destination:central"
  tags                     = { eurofence-class = "internal" }
}
