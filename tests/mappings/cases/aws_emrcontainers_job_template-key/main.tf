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

resource "aws_emrcontainers_job_template" "this" {
  name        = "nightly"
  kms_key_arn = aws_kms_key.k.arn
  tags        = { eurofence-class = "internal" }
  job_template_data {
    execution_role_arn = "arn:aws:iam::111122223333:role/job"
    release_label      = "emr-6.10.0-latest"
    job_driver {
      spark_sql_job_driver {
        entry_point = "default"
      }
    }
    configuration_overrides {
      monitoring_configuration {
        s3_monitoring_configuration {
          log_uri = "s3://logs/jobs/"
        }
      }
    }
  }
}
