terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_transcribe_language_model" "this" {
  model_name      = "terms"
  base_model_name = "NarrowBand"
  language_code   = "de-DE"

  input_data_config {
    data_access_role_arn = "arn:aws:iam::111122223333:role/ai"
    s3_uri               = "s3://speech/in"
  }
}
