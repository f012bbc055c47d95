terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_vpc_endpoint" "this" {
  vpc_id       = "vpc-1"
  service_name = "com.amazonaws.eu-central-1.s3"
  tags         = { Name = "s3" }
}
