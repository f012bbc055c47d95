terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-west-3"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ec2_fleet" "this" {
  tags = { Name = "web" }
  launch_template_config {
    launch_template_specification {
      launch_template_id = "lt-0a1b2c3d4e5f60718"
      version            = "1"
    }
    override {
      availability_zone = "eu-west-3-cmn-wlz-1a"
    }
  }
  target_capacity_specification {
    default_target_capacity_type = "spot"
    total_target_capacity        = 1
  }
}
