terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_glue_ml_transform" "this" {
  name     = "match"
  role_arn = "arn:aws:iam::111122223333:role/glue"
  tags     = { eurofence-class = "internal" }

  input_record_tables {
    database_name = "sales"
    table_name    = "orders"
  }

  parameters {
    transform_type = "FIND_MATCHES"

    find_matches_parameters {
      primary_key_column_name = "id"
    }
  }
}
