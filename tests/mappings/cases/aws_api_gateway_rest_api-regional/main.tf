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
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}
