terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
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
    connector_type         = "Salesforce"
    connector_profile_name = "crm"

    destination_connector_properties {
      salesforce {
        object               = "Account"
        write_operation_type = "INSERT"

        error_handling_config {
          bucket_name = "acme-errors"
        }
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
