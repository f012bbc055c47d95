terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_dms_replication_instance" "this" {
  replication_instance_id    = "mover"
  replication_instance_class = "dms.t3.micro"
  publicly_accessible        = true
}
