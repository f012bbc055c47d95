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

resource "aws_cloudwatch_log_group" "audit" {
  name = "audit"
}

resource "aws_elasticsearch_domain" "this" {
  domain_name = "orders"
  tags        = { eurofence-class = "internal" }

  encrypt_at_rest {
    enabled    = true
    kms_key_id = aws_kms_key.k.arn
  }

  log_publishing_options {
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.audit.arn
    log_type                 = "AUDIT_LOGS"
  }
}

resource "aws_elasticsearch_domain_policy" "p" {
  domain_name = aws_elasticsearch_domain.this.domain_name
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "es:*"
      Resource  = "*"
    }]
  })
}
