terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_acmpca_certificate_authority" "this" {
  type = "ROOT"
  tags = { eurofence-class = "internal" }

  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"

    subject {
      common_name = "ca.example.eu"
    }
  }

  revocation_configuration {
    crl_configuration {
      enabled            = true
      expiration_in_days = 7
      s3_bucket_name     = "acme-crl"
    }
  }
}

resource "aws_acmpca_policy" "this" {
  resource_arn = aws_acmpca_certificate_authority.this.arn
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "999988887777" }
      Action    = "acm-pca:IssueCertificate"
      Resource  = "*"
    }]
  })
}
