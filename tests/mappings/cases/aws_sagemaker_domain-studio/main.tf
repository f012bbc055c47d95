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

resource "aws_sagemaker_domain" "this" {
  domain_name             = "studio"
  auth_mode               = "IAM"
  vpc_id                  = "vpc-0123456789abcdef0"
  subnet_ids              = ["subnet-0123456789abcdef0"]
  app_network_access_type = "VpcOnly"
  kms_key_id              = aws_kms_key.k.arn
  tags                    = { eurofence-class = "internal" }

  default_user_settings {
    execution_role = "arn:aws:iam::111122223333:role/ai"
    sharing_settings {
      notebook_output_option = "Allowed"
      s3_output_path         = "s3://shared-notebooks/out"
      s3_kms_key_id          = "arn:aws:kms:eu-central-1:111122223333:alias/shared"
    }
  }
}
