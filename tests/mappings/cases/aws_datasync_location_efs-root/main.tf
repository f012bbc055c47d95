terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_efs_file_system" "this" {}

resource "aws_datasync_location_efs" "this" {
  efs_file_system_arn = aws_efs_file_system.this.arn

  ec2_config {
    security_group_arns = ["arn:aws:ec2:eu-central-1:111122223333:security-group/sg-0123456789abcdef0"]
    subnet_arn          = "arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-0123456789abcdef0"
  }
}
