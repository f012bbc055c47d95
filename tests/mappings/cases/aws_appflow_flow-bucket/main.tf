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

resource "aws_appflow_flow" "this" {
  name    = "accounts"
  kms_arn = aws_kms_key.k.arn

  source_flow_config {
    connector_type = "S3"

    source_connector_properties {
      s3 {
        bucket_name   = "acme-crm"
        bucket_prefix = "in"
      }
    }
  }

  destination_flow_config {
    connector_type = "S3"

    destination_connector_properties {
      s3 {
        bucket_name = "acme-crm-out"
      }
    }
  }

  task {
    task_type     = "Map_all"
    source_fields = []
  }

  trigger_config {
    trigger_type = "OnDemand"
  }
}
