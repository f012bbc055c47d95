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

resource "aws_bedrock_custom_model" "this" {
  custom_model_name       = "tuned"
  job_name                = "tune"
  base_model_identifier   = "arn:aws:bedrock:eu-central-1::foundation-model/amazon.titan-text-express-v1"
  role_arn                = "arn:aws:iam::111122223333:role/ai"
  custom_model_kms_key_id = aws_kms_key.k.arn
  hyperparameters         = { epochCount = "1" }
  tags                    = { eurofence-class = "internal" }

  training_data_config {
    s3_uri = "s3://training/data.jsonl"
  }

  output_data_config {
    s3_uri = "s3://training/out"
  }
}
