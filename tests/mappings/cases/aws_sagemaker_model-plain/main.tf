terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sagemaker_model" "this" {
  name               = "scorer"
  execution_role_arn = "arn:aws:iam::111122223333:role/ai"
  tags               = { eurofence-class = "internal" }

  primary_container {
    image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/scorer:1"
  }
}
