terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_lightsail_disk" "this" {
  name              = "shop"
  availability_zone = "eu-central-1a"
  size_in_gb        = 8
}
