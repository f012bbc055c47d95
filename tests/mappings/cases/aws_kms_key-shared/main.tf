terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_kms_key" "this" {}

resource "aws_kms_key_policy" "this" {
  key_id = aws_kms_key.this.id
  policy = jsonencode({
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::999988887777:role/reader" }
        Action    = "kms:Decrypt"
        Resource  = "*"
      }
    ]
  })
}

resource "aws_kms_grant" "partner" {
  key_id            = aws_kms_key.this.key_id
  grantee_principal = "arn:aws:iam::444455556666:user/partner"
  operations        = ["Decrypt"]
}

resource "aws_kms_grant" "service" {
  key_id            = aws_kms_key.this.key_id
  grantee_principal = "rds.eu-central-1.amazonaws.com"
  operations        = ["Decrypt"]
}
