terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_kms_key" "this" {
  description             = "data"
  enable_key_rotation     = true
  rotation_period_in_days = 180
  deletion_window_in_days = 7
}
