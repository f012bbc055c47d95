terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_flow_log" "this" {
  vpc_id          = "vpc-1"
  traffic_type    = "ALL"
  iam_role_arn    = "arn:aws:iam::111122223333:role/logs"
  log_destination = "arn:aws:logs:eu-west-2:111122223333:log-group:flows:*"
}
