terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

# An argument of version 6 of the provider.
resource "aws_sqs_queue" "this" {
  name   = "orders"
  region = "us-east-1"
}
