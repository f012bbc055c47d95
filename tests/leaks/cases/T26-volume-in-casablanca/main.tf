terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-west-3"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ebs_volume" "this" {
  availability_zone = "eu-west-3-cmn-wlz-1a"
  size              = 8
}
