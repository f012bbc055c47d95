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

resource "aws_sagemaker_data_quality_job_definition" "this" {
  name     = "quality"
  role_arn = "arn:aws:iam::111122223333:role/ai"

  data_quality_app_specification {
    image_uri = "468650794304.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-model-monitor-analyzer"
  }

  data_quality_job_input {
    endpoint_input {
      endpoint_name = "scorer"
    }
  }

  data_quality_job_output_config {
    kms_key_id = "arn:aws:kms:eu-central-1:111122223333:alias/quality"
    monitoring_outputs {
      s3_output {
        s3_uri = "s3://quality/out"
      }
    }
  }

  job_resources {
    cluster_config {
      instance_count    = 1
      instance_type     = "ml.m5.large"
      volume_size_in_gb = 20
      volume_kms_key_id = aws_kms_key.k.arn
    }
  }
}
