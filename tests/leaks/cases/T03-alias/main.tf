terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "elsewhere"
  region = "us-east-1"
}

resource "aws_sqs_queue" "this" {
  provider = aws.elsewhere
  name     = "orders"
}
