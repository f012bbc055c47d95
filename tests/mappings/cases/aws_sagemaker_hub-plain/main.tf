terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sagemaker_hub" "this" {
  hub_name        = "models"
  hub_description = "models"

  s3_storage_config {
    s3_output_path = "s3://hub/models"
  }
}
