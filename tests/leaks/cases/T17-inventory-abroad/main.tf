terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ssm_resource_data_sync" "this" {
  name = "inventory"

  s3_destination {
    bucket_name = "inventory"
    region      = "us-east-1"
  }
}
