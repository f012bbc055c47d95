terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_kms_key" "k" {}

resource "aws_spot_instance_request" "this" {
  ami               = "ami-0a1b2c3d4e5f60718"
  instance_type     = "t3.micro"
  availability_zone = "eu-central-1a"
  tags              = { Name = "web", eurofence-class = "internal" }
  root_block_device {
    encrypted  = true
    kms_key_id = aws_kms_key.k.arn
  }
}
