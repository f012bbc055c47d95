terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_datapipeline_pipeline" "this" {
  name = "nightly"
  tags = { eurofence-class = "internal" }
}
