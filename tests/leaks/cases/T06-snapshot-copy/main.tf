terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

provider "aws" {
  alias  = "us"
  region = "us-east-1"
}

resource "aws_ebs_snapshot_copy" "this" {
  provider           = aws.us
  source_snapshot_id = "snap-0f1e2d3c4b5a69788"
  source_region      = "eu-central-1"
  encrypted          = true
}
