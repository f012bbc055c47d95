terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_datazone_environment_blueprint_configuration" "this" {
  domain_id                = "dzd_1111"
  environment_blueprint_id = "bp1111"
  enabled_regions          = ["us-east-1"]
}
