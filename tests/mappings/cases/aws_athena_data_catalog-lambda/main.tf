terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_athena_data_catalog" "this" {
  name        = "mainframe"
  description = "tables of the mainframe"
  type        = "LAMBDA"
  parameters  = { function = "arn:aws:lambda:us-east-1:111122223333:function:connector" }
  tags        = { eurofence-class = "internal" }
}
