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

resource "aws_emr_cluster" "this" {
  name                      = "reports"
  release_label             = "emr-7.1.0"
  service_role              = "arn:aws:iam::111122223333:role/emr"
  log_uri                   = "s3n://logs/emr/"
  log_encryption_kms_key_id = aws_kms_key.k.arn
  security_configuration    = "at-rest"
  tags                      = { eurofence-class = "internal" }
  ec2_attributes {
    instance_profile = "emr"
  }
  master_instance_group {
    instance_type = "m5.xlarge"
  }
}
