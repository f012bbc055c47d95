terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_glue_job" "this" {
  name     = "load"
  role_arn = "arn:aws:iam::111122223333:role/glue"
  tags     = { eurofence-class = "internal" }

  default_arguments = {
    "--TempDir"               = "s3://acme-temp/glue"
    "--spark-event-logs-path" = "s3://acme-spark-logs/glue"
  }

  command {
    script_location = "s3://acme-code/load.py"
  }
}
