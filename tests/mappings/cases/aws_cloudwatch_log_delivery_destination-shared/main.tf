terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_cloudwatch_log_delivery_destination" "this" {
  name = "central"
  tags = { eurofence-class = "internal" }

  delivery_destination_configuration {
    destination_resource_arn = "arn:aws:s3:::acme-logs"
  }
}

resource "aws_cloudwatch_log_delivery_destination_policy" "this" {
  delivery_destination_name = aws_cloudwatch_log_delivery_destination.this.name
  delivery_destination_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "999988887777" }
      Action    = "logs:CreateDelivery"
      Resource  = "*"
    }]
  })
}
