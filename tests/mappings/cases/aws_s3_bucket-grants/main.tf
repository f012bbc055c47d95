terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_s3_bucket" "this" {
  bucket = "acme-data"
}

resource "aws_s3_bucket_acl" "this" {
  bucket = aws_s3_bucket.this.id
  access_control_policy {
    owner {
      id = "0123"
    }
    grant {
      permission = "FULL_CONTROL"
      grantee {
        id   = "0123"
        type = "CanonicalUser"
      }
    }
    grant {
      permission = "READ"
      grantee {
        id   = "4567"
        type = "CanonicalUser"
      }
    }
  }
}
