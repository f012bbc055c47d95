terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_dms_s3_endpoint" "this" {
  endpoint_id             = "out"
  endpoint_type           = "target"
  bucket_name             = "moved"
  service_access_role_arn = "arn:aws:iam::111122223333:role/dms"
}
