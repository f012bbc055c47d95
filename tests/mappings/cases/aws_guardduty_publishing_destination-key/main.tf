terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_kms_key" "k" {}

resource "aws_guardduty_detector" "d" {}

resource "aws_guardduty_publishing_destination" "this" {
  detector_id     = aws_guardduty_detector.d.id
  destination_arn = "arn:aws:s3:::acme-findings"
  kms_key_arn     = aws_kms_key.k.arn
}
