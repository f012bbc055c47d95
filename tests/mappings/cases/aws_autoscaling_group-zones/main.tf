terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-west-3"
  allowed_account_ids = ["111122223333"]
}

resource "aws_autoscaling_group" "this" {
  name               = "web"
  min_size           = 1
  max_size           = 2
  availability_zones = ["eu-west-3-cmn-wlz-1a", "eu-west-3a"]
  launch_template {
    name = "web"
  }
}
