terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_redshift_data_share_consumer_association" "this" {
  data_share_arn  = "arn:aws:redshift:eu-west-1:999988887777:datashare:1/sales"
  consumer_region = "us-east-1"
}
