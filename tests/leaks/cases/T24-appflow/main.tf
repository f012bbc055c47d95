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
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_s3_bucket" "away" {
  provider = aws.virginia
  bucket   = "acme-away"
}

resource "aws_appflow_flow" "this" {
  name = "accounts"

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
        bucket_name = aws_s3_bucket.away.bucket
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
