terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_guardduty_detector" "d" {}

resource "aws_guardduty_invite_accepter" "this" {
  detector_id       = aws_guardduty_detector.d.id
  master_account_id = "999988887777"
}
