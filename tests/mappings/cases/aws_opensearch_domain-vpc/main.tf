terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_opensearch_domain" "this" {
  domain_name = "parts"

  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "es:*"
      Resource  = "*"
    }]
  })

  encrypt_at_rest {
    enabled = true
  }

  vpc_options {
    subnet_ids = ["subnet-1"]
  }
}
