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

resource "aws_sagemaker_feature_group" "this" {
  feature_group_name             = "features"
  record_identifier_feature_name = "id"
  event_time_feature_name        = "t"
  role_arn                       = "arn:aws:iam::111122223333:role/ai"

  feature_definition {
    feature_name = "id"
    feature_type = "String"
  }

  feature_definition {
    feature_name = "t"
    feature_type = "String"
  }

  online_store_config {
    enable_online_store = true
    security_config {
      kms_key_id = aws_kms_key.k.arn
    }
  }

  offline_store_config {
    s3_storage_config {
      s3_uri     = "s3://features/offline"
      kms_key_id = "arn:aws:kms:eu-central-1:111122223333:alias/features"
    }
  }
}
