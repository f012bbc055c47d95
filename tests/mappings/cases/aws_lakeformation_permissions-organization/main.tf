terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_lakeformation_permissions" "this" {
  principal   = "arn:aws:organizations::111122223333:organization/o-abcdefghij"
  permissions = ["DESCRIBE"]

  database {
    name = "sales"
  }
}
