terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_transcribe_medical_vocabulary" "this" {
  vocabulary_name     = "terms"
  language_code       = "en-US"
  vocabulary_file_uri = "s3://speech/words.txt"
}
