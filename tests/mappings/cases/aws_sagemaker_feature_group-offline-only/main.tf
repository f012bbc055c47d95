terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

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

  offline_store_config {
    s3_storage_config {
      s3_uri = "s3://features/offline"
    }
  }
}
