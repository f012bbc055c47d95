terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_lightsail_instance" "this" {
  name              = "shop"
  availability_zone = "eu-central-1a"
  blueprint_id      = "amazon_linux_2023"
  bundle_id         = "nano_3_0"
}
