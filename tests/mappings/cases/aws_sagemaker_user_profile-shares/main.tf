terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sagemaker_user_profile" "this" {
  domain_id         = "d-abcdefghijkl"
  user_profile_name = "ada"
  tags              = { eurofence-class = "internal" }

  user_settings {
    execution_role = "arn:aws:iam::111122223333:role/ai"
    sharing_settings {
      notebook_output_option = "Allowed"
      s3_output_path         = "s3://ada/out"
    }
  }
}
