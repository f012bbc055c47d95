terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sagemaker_device_fleet" "this" {
  device_fleet_name = "cameras"
  role_arn          = "arn:aws:iam::111122223333:role/ai"

  output_config {
    s3_output_location = "s3://cameras/out"
    kms_key_id         = "arn:aws:kms:eu-central-1:111122223333:alias/cameras"
  }
}
