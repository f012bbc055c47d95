terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_rum_app_monitor" "this" {
  name           = "shop"
  domain         = "shop.example.eu"
  cw_log_enabled = true
  tags           = { eurofence-class = "internal" }
}
