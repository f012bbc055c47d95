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

resource "aws_fsx_windows_file_system" "this" {
  active_directory_id = "d-1"
  storage_capacity    = 32
  throughput_capacity = 32
  subnet_ids          = ["subnet-1"]
  kms_key_id          = aws_kms_key.k.arn
  tags                = { Name = "orders", eurofence-class = "internal" }

  audit_log_configuration {
    audit_log_destination             = "arn:aws:firehose:eu-central-1:111122223333:deliverystream/aws-fsx-audit"
    file_access_audit_log_level       = "SUCCESS_AND_FAILURE"
    file_share_access_audit_log_level = "SUCCESS_AND_FAILURE"
  }
}
