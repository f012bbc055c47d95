terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ram_resource_share" "this" {
  name                      = "network"
  allow_external_principals = true
}

resource "aws_ram_principal_association" "this" {
  principal          = "999988887777"
  resource_share_arn = aws_ram_resource_share.this.arn
}
