terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

provider "aws" {
  alias               = "us"
  region              = "us-east-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_vpc_peering_connection" "asked" {
  provider    = aws.us
  vpc_id      = "vpc-1"
  peer_vpc_id = "vpc-2"
  peer_region = "eu-central-1"
}

resource "aws_vpc_peering_connection_accepter" "this" {
  vpc_peering_connection_id = aws_vpc_peering_connection.asked.id
  auto_accept               = true
  tags                      = { Name = "from-us" }
}
