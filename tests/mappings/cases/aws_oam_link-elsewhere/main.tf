terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_oam_link" "this" {
  label_template  = "$AccountName"
  resource_types  = ["AWS::Logs::LogGroup"]
  sink_identifier = "arn:aws:oam:eu-central-1:999988887777:sink/22222222"
  tags            = { eurofence-class = "internal" }
}
