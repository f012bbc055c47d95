terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_s3control_storage_lens_configuration" "this" {
  config_id = "usage"
  storage_lens_configuration {
    enabled = true
    account_level {
      bucket_level {}
    }
    data_export {
      s3_bucket_destination {
        account_id            = "111122223333"
        arn                   = "arn:aws:s3:::acme-lens"
        format                = "CSV"
        output_schema_version = "V_1"
      }
    }
  }
}
