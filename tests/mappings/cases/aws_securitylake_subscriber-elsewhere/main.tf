terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_securitylake_subscriber" "this" {
  subscriber_name = "siem"
  access_type     = "S3"
  tags            = { eurofence-class = "internal" }

  source {
    aws_log_source_resource {
      source_name = "ROUTE53"
    }
  }

  subscriber_identity {
    external_id = "siem"
    principal   = "999988887777"
  }
}
