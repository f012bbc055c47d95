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

resource "aws_dataexchange_event_action" "this" {
  action {
    export_revision_to_s3 {
      encryption {
        type        = "aws:kms"
        kms_key_arn = aws_kms_key.k.arn
      }

      revision_destination {
        bucket      = "acme-weather"
        key_pattern = "weather"
      }
    }
  }

  event {
    revision_published {
      data_set_id = "ds1111"
    }
  }
}
