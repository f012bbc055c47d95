terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_emr_cluster" "this" {
  name          = "reports"
  release_label = "emr-7.1.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"
  master_instance_group {
    instance_type = "m5.xlarge"
  }
}
