terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_dlm_lifecycle_policy" "this" {
  description        = "nightly"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"
  tags               = { eurofence-class = "internal" }
  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { backup = "yes" }
    schedule {
      name = "nightly"
      create_rule {
        interval = 24
      }
      retain_rule {
        count = 3
      }
      cross_region_copy_rule {
        target    = "eu-west-1"
        encrypted = true
        retain_rule {
          interval      = 1
          interval_unit = "MONTHS"
        }
      }
      share_rule {
        target_accounts = ["999988887777"]
      }
    }
  }
}
