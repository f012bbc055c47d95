terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_apigatewayv2_api" "this" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id = aws_apigatewayv2_api.this.id
  name   = "live"
  access_log_settings {
    destination_arn = "arn:aws:firehose:eu-central-1:111122223333:deliverystream/amazon-apigateway-calls"
    format          = "$context.requestId"
  }
}
