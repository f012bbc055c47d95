terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ec2_transit_gateway_peering_attachment" "this" {
  transit_gateway_id      = "tgw-1"
  peer_transit_gateway_id = "tgw-2"
  peer_region             = "us-east-1"
  tags                    = { Name = "to-us" }
}
