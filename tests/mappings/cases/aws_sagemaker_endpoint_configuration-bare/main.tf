terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sagemaker_endpoint_configuration" "this" {
  name = "scorer"

  production_variants {
    variant_name           = "all"
    model_name             = "scorer"
    initial_instance_count = 1
    instance_type          = "ml.m5.large"
  }
}
