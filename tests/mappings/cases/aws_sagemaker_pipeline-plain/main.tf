terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sagemaker_pipeline" "this" {
  pipeline_name         = "train"
  pipeline_display_name = "train"
  role_arn              = "arn:aws:iam::111122223333:role/ai"
  pipeline_definition   = jsonencode({ Version = "2020-12-01", Steps = [{ Name = "stop", Type = "Fail", Arguments = { ErrorMessage = "x" } }] })
}
