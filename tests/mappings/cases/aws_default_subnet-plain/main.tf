terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_default_subnet" "this" {
  availability_zone = "eu-central-1a"
  tags              = { eurofence-class = "internal" }
}
