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

resource "aws_s3_bucket" "b" {
  bucket = "sessions"
}

resource "aws_ecs_cluster" "this" {
  name = "shop"
  tags = { eurofence-class = "internal" }
  configuration {
    managed_storage_configuration {
      fargate_ephemeral_storage_kms_key_id = aws_kms_key.k.arn
    }
    execute_command_configuration {
      kms_key_id = aws_kms_key.k.arn
      logging    = "OVERRIDE"
      log_configuration {
        s3_bucket_name = aws_s3_bucket.b.bucket
      }
    }
  }
}
