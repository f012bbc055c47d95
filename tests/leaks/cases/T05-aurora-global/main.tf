terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "abroad"
  region = "us-east-1"
}

resource "aws_rds_global_cluster" "world" {
  global_cluster_identifier = "world"
  engine                    = "aurora-postgresql"
}

resource "aws_rds_cluster" "here" {
  cluster_identifier        = "orders"
  engine                    = "aurora-postgresql"
  master_username           = "adm"
  master_password           = "not-a-secret"
  global_cluster_identifier = aws_rds_global_cluster.world.id
}

resource "aws_rds_cluster" "there" {
  provider                  = aws.abroad
  cluster_identifier        = "orders-us"
  engine                    = "aurora-postgresql"
  global_cluster_identifier = aws_rds_global_cluster.world.id
}
