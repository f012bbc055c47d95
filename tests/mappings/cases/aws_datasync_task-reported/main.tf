terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_s3_bucket" "this" {
  bucket = "acme-orders"
}

resource "aws_datasync_location_s3" "this" {
  s3_bucket_arn = aws_s3_bucket.this.arn
  subdirectory  = "/orders/"

  s3_config {
    bucket_access_role_arn = "arn:aws:iam::111122223333:role/datasync"
  }
}

resource "aws_datasync_task" "this" {
  name                     = "orders"
  source_location_arn      = "arn:aws:datasync:eu-central-1:111122223333:location/loc-0123456789abcdef1"
  destination_location_arn = aws_datasync_location_s3.this.arn
  cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:datasync:*"
  tags                     = { eurofence-class = "internal" }

  task_report_config {
    report_level = "ERRORS_ONLY"
    output_type  = "STANDARD"

    s3_destination {
      bucket_access_role_arn = "arn:aws:iam::111122223333:role/datasync"
      s3_bucket_arn          = "arn:aws:s3:::acme-reports"
    }
  }
}
