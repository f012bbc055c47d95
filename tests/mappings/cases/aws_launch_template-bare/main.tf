terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_launch_template" "this" {
  name     = "web"
  image_id = "ami-0a1b2c3d4e5f60718"
}
