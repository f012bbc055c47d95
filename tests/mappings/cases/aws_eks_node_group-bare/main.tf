terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_eks_node_group" "this" {
  cluster_name    = "shop"
  node_group_name = "workers"
  node_role_arn   = "arn:aws:iam::111122223333:role/node"
  subnet_ids      = ["subnet-0a1b2c3d4e5f60718"]
  tags            = { eurofence-class = "internal" }
  scaling_config {
    desired_size = 1
    max_size     = 2
    min_size     = 1
  }
}
