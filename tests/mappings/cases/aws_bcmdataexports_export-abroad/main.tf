terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_bcmdataexports_export" "this" {
  tags = { eurofence-class = "internal" }

  export {
    name = "costs"

    data_query {
      query_statement = "SELECT line_item_usage_amount FROM COST_AND_USAGE_REPORT"
    }

    destination_configurations {
      s3_destination {
        s3_bucket = "acme-costs"
        s3_prefix = "exports"
        s3_region = "us-east-1"

        s3_output_configurations {
          overwrite   = "OVERWRITE_REPORT"
          format      = "PARQUET"
          compression = "PARQUET"
          output_type = "CUSTOM"
        }
      }
    }

    refresh_cadence {
      frequency = "SYNCHRONOUS"
    }
  }
}
