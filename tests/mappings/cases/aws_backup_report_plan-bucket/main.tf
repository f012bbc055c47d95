terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_backup_report_plan" "this" {
  name = "jobs"

  report_delivery_channel {
    s3_bucket_name = "reports"
  }

  report_setting {
    report_template = "BACKUP_JOB_REPORT"
  }
}
