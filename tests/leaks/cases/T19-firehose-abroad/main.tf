terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_kinesis_firehose_delivery_stream" "this" {
  name        = "orders"
  destination = "redshift"

  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-central-1:111122223333:stream/orders"
    role_arn           = "arn:aws:iam::111122223333:role/delivery"
  }

  redshift_configuration {
    cluster_jdbcurl = "jdbc:redshift://c.abc.us-east-1.redshift.amazonaws.com:5439/orders"
    data_table_name = "orders"
    role_arn        = "arn:aws:iam::111122223333:role/delivery"

    s3_configuration {
      role_arn   = "arn:aws:iam::111122223333:role/delivery"
      bucket_arn = "arn:aws:s3:::staging"
    }
  }
}
