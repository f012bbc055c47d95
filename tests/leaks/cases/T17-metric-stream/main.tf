terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudwatch_metric_stream" "this" {
  name          = "all"
  role_arn      = "arn:aws:iam::111122223333:role/metrics"
  firehose_arn  = "arn:aws:firehose:us-east-1:111122223333:deliverystream/central"
  output_format = "json"
}
