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

resource "aws_sagemaker_endpoint_configuration" "this" {
  name        = "scorer"
  kms_key_arn = aws_kms_key.k.arn
  tags        = { eurofence-class = "internal" }

  production_variants {
    variant_name           = "all"
    model_name             = "scorer"
    initial_instance_count = 1
    instance_type          = "ml.m5.large"
  }

  data_capture_config {
    destination_s3_uri          = "s3://captured/scorer"
    kms_key_id                  = "arn:aws:kms:eu-central-1:111122223333:alias/captured"
    initial_sampling_percentage = 100
    capture_options {
      capture_mode = "Input"
    }
  }

  async_inference_config {
    output_config {
      s3_output_path = "s3://scores/out"
      notification_config {
        success_topic = "arn:aws:sns:us-east-1:111122223333:scored"
      }
    }
  }
}
