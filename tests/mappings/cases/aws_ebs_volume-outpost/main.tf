terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ebs_volume" "this" {
  availability_zone = "eu-central-1a"
  outpost_arn       = "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718"
  size              = 8
  encrypted         = true
  tags              = { Name = "data" }
}
