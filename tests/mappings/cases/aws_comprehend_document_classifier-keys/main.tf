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

resource "aws_comprehend_document_classifier" "this" {
  name                 = "mails"
  language_code        = "de"
  data_access_role_arn = "arn:aws:iam::111122223333:role/ai"
  model_kms_key_id     = aws_kms_key.k.arn
  volume_kms_key_id    = aws_kms_key.k.id

  input_data_config {
    s3_uri = "s3://mails/in"
  }

  output_data_config {
    s3_uri = "s3://mails/out"
  }
}
