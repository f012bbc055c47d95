terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ami_from_instance" "this" {
  name               = "base"
  source_instance_id = "i-0a1b2c3d4e5f60718"
}
