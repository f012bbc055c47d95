terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_quicksight_data_set" "this" {
  data_set_id = "orders"
  name        = "orders"
  import_mode = "SPICE"
  tags        = { eurofence-class = "internal" }

  physical_table_map {
    physical_table_map_id = "orders"

    s3_source {
      data_source_arn = "arn:aws:quicksight:eu-central-1:111122223333:datasource/orders"

      input_columns {
        name = "id"
        type = "STRING"
      }

      upload_settings {
        format = "JSON"
      }
    }
  }
}
