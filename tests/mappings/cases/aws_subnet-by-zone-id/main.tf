terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_subnet" "this" {
  vpc_id               = "vpc-0a1b2c3d4e5f60718"
  cidr_block           = "10.0.1.0/24"
  availability_zone_id = "euc1-az1"
  tags                 = { Name = "a" }
}
