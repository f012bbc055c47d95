terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_glue_dev_endpoint" "this" {
  name     = "dev"
  role_arn = "arn:aws:iam::111122223333:role/glue"
  tags     = { eurofence-class = "internal" }
}
