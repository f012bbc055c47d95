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

resource "aws_ebs_snapshot_import" "this" {
  encrypted  = true
  kms_key_id = aws_kms_key.k.arn
  tags       = { Name = "data" }
  disk_container {
    format = "VHD"
    user_bucket {
      s3_bucket = "images"
      s3_key    = "disk.vhd"
    }
  }
}
