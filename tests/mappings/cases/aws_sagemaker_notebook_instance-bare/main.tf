terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sagemaker_notebook_instance" "this" {
  name          = "lab"
  role_arn      = "arn:aws:iam::111122223333:role/ai"
  instance_type = "ml.t3.medium"
}
