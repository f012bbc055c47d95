terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_kms_key" "k" {}

resource "aws_dsql_cluster" "this" {
  kms_encryption_key = aws_kms_key.k.arn
  tags               = { Name = "orders", eurofence-class = "internal" }

  multi_region_properties {
    witness_region = "us-west-2"
  }
}

resource "aws_dsql_cluster_peering" "p" {
  identifier     = aws_dsql_cluster.this.identifier
  clusters       = ["arn:aws:dsql:us-east-1:111122223333:cluster/two"]
  witness_region = "us-west-2"
}
