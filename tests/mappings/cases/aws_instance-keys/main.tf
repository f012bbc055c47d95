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

resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.v.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = "eu-central-1a"
  tags              = { Name = "a" }
}

resource "aws_instance" "this" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.a.id
  tags          = { Name = "web", eurofence-class = "internal" }
  root_block_device {
    encrypted  = true
    kms_key_id = aws_kms_key.k.arn
  }
  ebs_block_device {
    device_name = "/dev/sdb"
    encrypted   = false
  }
}
