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

resource "aws_efs_file_system" "this" {
  creation_token         = "orders"
  availability_zone_name = "eu-central-1a"
  encrypted              = true
  kms_key_id             = aws_kms_key.k.arn
  tags                   = { eurofence-class = "internal" }
}

resource "aws_efs_file_system_policy" "this" {
  file_system_id = aws_efs_file_system.this.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::999988887777:root" }
      Action    = "elasticfilesystem:ClientMount"
      Resource  = "*"
    }]
  })
}

resource "aws_efs_replication_configuration" "this" {
  source_file_system_id = aws_efs_file_system.this.id

  destination {
    region     = "us-east-1"
    kms_key_id = "alias/orders"
  }
}
