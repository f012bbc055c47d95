terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sagemaker_endpoint" "this" {
  name                 = "scorer"
  endpoint_config_name = "scorer"
  tags                 = { eurofence-class = "internal" }
}
