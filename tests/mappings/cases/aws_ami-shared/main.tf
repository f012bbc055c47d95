terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ami" "this" {
  name             = "base"
  root_device_name = "/dev/xvda"
  tags             = { eurofence-class = "internal" }
  ebs_block_device {
    device_name = "/dev/xvda"
    snapshot_id = "snap-0a1b2c3d4e5f60718"
  }
}

resource "aws_ami_launch_permission" "account" {
  image_id   = aws_ami.this.id
  account_id = "999988887777"
}

resource "aws_ami_launch_permission" "organization" {
  image_id         = aws_ami.this.id
  organization_arn = "arn:aws:organizations::999988887777:organization/o-a1b2c3d4e5"
}
