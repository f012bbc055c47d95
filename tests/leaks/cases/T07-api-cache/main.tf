terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_api_gateway_rest_api" "this" {
  name = "orders"
  tags = { eurofence-class = "internal" }
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id           = aws_api_gateway_rest_api.this.id
  deployment_id         = "d1"
  stage_name            = "live"
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-2:111122223333:log-group:calls:*"
    format          = "$context.requestId"
  }
}
