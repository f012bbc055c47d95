terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_lakeformation_data_lake_settings" "this" {
  admins                  = ["arn:aws:iam::111122223333:role/admin"]
  trusted_resource_owners = ["999988887777"]
}
