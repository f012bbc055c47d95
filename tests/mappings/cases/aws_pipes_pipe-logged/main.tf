terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_pipes_pipe" "this" {
  name       = "orders"
  role_arn   = "arn:aws:iam::111122223333:role/pipe"
  source     = "arn:aws:sqs:eu-central-1:111122223333:orders"
  enrichment = "arn:aws:lambda:eu-central-1:111122223333:function:enrich"
  target     = "arn:aws:events:eu-central-1:111122223333:event-bus/orders"
  tags       = { eurofence-class = "internal" }

  log_configuration {
    level = "INFO"

    s3_log_destination {
      bucket_name  = "pipe-logs"
      bucket_owner = "111122223333"
    }
  }
}
