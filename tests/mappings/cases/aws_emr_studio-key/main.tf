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

resource "aws_emr_studio" "this" {
  name                        = "lab"
  auth_mode                   = "IAM"
  default_s3_location         = "s3://lab/workspaces"
  encryption_key_arn          = aws_kms_key.k.arn
  service_role                = "arn:aws:iam::111122223333:role/studio"
  vpc_id                      = "vpc-0a1b2c3d4e5f60718"
  subnet_ids                  = ["subnet-0a1b2c3d4e5f60718"]
  engine_security_group_id    = "sg-0a1b2c3d4e5f60718"
  workspace_security_group_id = "sg-0a1b2c3d4e5f60719"
  tags                        = { eurofence-class = "internal" }
}
