terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-west-3"
  allowed_account_ids = ["111122223333"]
}

resource "aws_kms_key" "k" {}

resource "aws_launch_template" "this" {
  name = "web"
  tags = { eurofence-class = "internal" }
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      encrypted  = "true"
      kms_key_id = aws_kms_key.k.arn
    }
  }
  placement {
    availability_zone = "eu-west-3-cmn-wlz-1a"
  }
}
