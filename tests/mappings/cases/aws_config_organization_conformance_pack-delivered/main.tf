terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_config_organization_conformance_pack" "this" {
  name               = "base"
  delivery_s3_bucket = "awsconfigconforms-acme"
  template_body      = jsonencode({ Resources = {} })
}
