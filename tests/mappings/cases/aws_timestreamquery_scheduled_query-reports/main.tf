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

resource "aws_timestreamquery_scheduled_query" "this" {
  name               = "daily"
  execution_role_arn = "arn:aws:iam::111122223333:role/query"
  query_string       = "SELECT 1"
  kms_key_id         = aws_kms_key.k.arn

  error_report_configuration {
    s3_configuration {
      bucket_name = "reports"
    }
  }

  notification_configuration {
    sns_configuration {
      topic_arn = "arn:aws:sns:eu-central-1:111122223333:done"
    }
  }

  schedule_configuration {
    schedule_expression = "rate(1 hour)"
  }

  target_configuration {
    timestream_configuration {
      database_name = "orders"
      table_name    = "daily"
      time_column   = "time"

      dimension_mapping {
        dimension_value_type = "VARCHAR"
        name                 = "az"
      }
    }
  }
}
