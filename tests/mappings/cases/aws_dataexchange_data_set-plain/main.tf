terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_dataexchange_data_set" "this" {
  name        = "weather"
  description = "weather"
  asset_type  = "S3_SNAPSHOT"
  tags        = { eurofence-class = "internal" }
}
