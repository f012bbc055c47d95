terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_redshift_data_share_authorization" "this" {
  consumer_identifier = "999988887777"
  data_share_arn      = "arn:aws:redshift:eu-central-1:111122223333:datashare:1/sales"
}
