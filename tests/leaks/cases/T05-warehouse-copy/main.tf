terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_redshift_cluster" "this" {
  cluster_identifier = "lake"
  node_type          = "ra3.xlplus"
  master_username    = "adm"
  master_password    = "not-A-secret-1"
}

resource "aws_redshift_snapshot_copy" "this" {
  cluster_identifier = aws_redshift_cluster.this.id
  destination_region = "us-east-1"
}
