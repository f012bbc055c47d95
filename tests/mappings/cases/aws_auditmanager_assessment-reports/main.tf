terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_auditmanager_assessment" "this" {
  name         = "yearly"
  framework_id = "11111111-2222-3333-4444-555555555555"
  tags         = { eurofence-class = "internal" }

  assessment_reports_destination {
    destination      = "s3://acme-reports"
    destination_type = "S3"
  }

  roles = [{
    role_arn  = "arn:aws:iam::111122223333:role/audit"
    role_type = "PROCESS_OWNER"
  }]

  scope {
    aws_accounts {
      id = "111122223333"
    }
  }
}
