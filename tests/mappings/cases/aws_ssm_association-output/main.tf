terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ssm_association" "this" {
  name             = "AWS-RunPatchBaseline"
  association_name = "patch"

  output_location {
    s3_bucket_name = "patch-output"
    s3_region      = "eu-central-1"
  }
}
