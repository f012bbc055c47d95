terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_redshift_cluster" "this" {
  cluster_identifier  = "lake"
  node_type           = "ra3.xlplus"
  master_username     = "adm"
  master_password     = "not-A-secret-1"
  publicly_accessible = false

  logging {
    enable               = true
    log_destination_type = "cloudwatch"
    log_exports          = ["userlog"]
  }

  snapshot_copy {
    destination_region = "us-east-1"
  }
}
