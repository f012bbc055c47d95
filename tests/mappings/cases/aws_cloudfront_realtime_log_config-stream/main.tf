terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_cloudfront_realtime_log_config" "this" {
  name          = "requests"
  sampling_rate = 100
  fields        = ["timestamp", "c-ip"]
  endpoint {
    stream_type = "Kinesis"
    kinesis_stream_config {
      role_arn   = "arn:aws:iam::111122223333:role/logs"
      stream_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/requests"
    }
  }
}
