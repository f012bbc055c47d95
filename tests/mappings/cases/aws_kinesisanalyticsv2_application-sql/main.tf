terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_kinesisanalyticsv2_application" "this" {
  name                   = "orders"
  runtime_environment    = "SQL-1_0"
  service_execution_role = "arn:aws:iam::111122223333:role/analytics"

  application_configuration {
    application_code_configuration {
      code_content_type = "PLAINTEXT"

      code_content {
        text_content = "SELECT 1;"
      }
    }

    sql_application_configuration {
      output {
        name = "out"

        destination_schema {
          record_format_type = "JSON"
        }

        kinesis_streams_output {
          resource_arn = "arn:aws:kinesis:eu-central-1:111122223333:stream/out"
        }
      }
    }
  }

  cloudwatch_logging_options {
    log_stream_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:orders:log-stream:all"
  }
}
