terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_neptune_cluster_instance" "this" {
  identifier          = "orders-1"
  cluster_identifier  = "orders"
  instance_class      = "db.r6g.large"
  publicly_accessible = true

}
