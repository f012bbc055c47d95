terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-west-3"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ec2_availability_zone_group" "this" {
  group_name    = "eu-west-3-cmn-wlz-1"
  opt_in_status = "opted-in"
}
