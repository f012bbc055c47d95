terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_globalaccelerator_accelerator" "this" {
  name = "front"
  attributes {
    flow_logs_enabled   = true
    flow_logs_s3_bucket = "acme-logs"
    flow_logs_s3_prefix = "front/"
  }
}
