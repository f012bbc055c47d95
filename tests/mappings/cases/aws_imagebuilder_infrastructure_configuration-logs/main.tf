terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_imagebuilder_infrastructure_configuration" "this" {
  name                  = "base"
  instance_profile_name = "builder"
  tags                  = { eurofence-class = "internal" }
  logging {
    s3_logs {
      s3_bucket_name = "logs"
    }
  }
}
