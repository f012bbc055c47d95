terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_batch_compute_environment" "this" {
  compute_environment_name = "night"
  type                     = "MANAGED"
  tags                     = { eurofence-class = "internal" }
  compute_resources {
    type               = "EC2"
    max_vcpus          = 4
    min_vcpus          = 0
    instance_role      = "arn:aws:iam::111122223333:instance-profile/batch"
    instance_type      = ["m6i.large"]
    subnets            = ["subnet-0a1b2c3d4e5f60718"]
    security_group_ids = ["sg-0a1b2c3d4e5f60718"]
  }
}
