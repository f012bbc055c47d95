terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_detective_invitation_accepter" "this" {
  graph_arn = "arn:aws:detective:eu-central-1:999988887777:graph:0123456789abcdef"
}
