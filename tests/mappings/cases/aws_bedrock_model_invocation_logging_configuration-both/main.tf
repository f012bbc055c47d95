terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_bedrock_model_invocation_logging_configuration" "this" {
  logging_config {
    s3_config {
      bucket_name = "prompts"
    }
    cloudwatch_config {
      log_group_name = "prompts"
      role_arn       = "arn:aws:iam::111122223333:role/ai"
      large_data_delivery_s3_config {
        bucket_name = "large-prompts"
      }
    }
  }
}
