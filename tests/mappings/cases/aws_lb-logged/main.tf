terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_lb" "this" {
  name    = "front"
  subnets = ["subnet-1", "subnet-2"]
  access_logs {
    bucket  = "acme-logs"
    enabled = true
  }
  connection_logs {
    bucket  = "acme-elsewhere"
    enabled = false
  }
  tags = { eurofence-class = "internal" }
}
