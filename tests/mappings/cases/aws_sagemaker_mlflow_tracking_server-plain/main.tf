terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sagemaker_mlflow_tracking_server" "this" {
  tracking_server_name = "tracks"
  role_arn             = "arn:aws:iam::111122223333:role/ai"
  artifact_store_uri   = "s3://tracks/artifacts"
}
