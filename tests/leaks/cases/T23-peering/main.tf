terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_vpc_peering_connection" "this" {
  vpc_id      = "vpc-1"
  peer_vpc_id = "vpc-2"
  peer_region = "us-east-1"
}
