terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_memorydb_multi_region_cluster" "this" {
  multi_region_cluster_name_suffix = "world"
  node_type                        = "db.r7g.xlarge"
}
