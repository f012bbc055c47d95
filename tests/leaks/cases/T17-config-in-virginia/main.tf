terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "us-east-1"
}

resource "aws_config_configuration_aggregator" "this" {
  name = "all"

  account_aggregation_source {
    account_ids = ["111122223333"]
    all_regions = true
  }
}
