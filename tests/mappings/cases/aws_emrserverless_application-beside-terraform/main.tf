terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_emrserverless_application" "this" {
  name          = "reports"
  release_label = "emr-7.1.0"
  type          = "spark"
  tags          = { eurofence-class = "internal" }
}
