terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_neptune_cluster" "c" {
  cluster_identifier = "orders"


}

resource "aws_neptune_global_cluster" "this" {
  global_cluster_identifier    = "world"
  source_db_cluster_identifier = aws_neptune_cluster.c.arn
}
