terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_spot_fleet_request" "this" {
  iam_fleet_role  = "arn:aws:iam::111122223333:role/fleet"
  target_capacity = 1
  tags            = { Name = "web" }
  launch_specification {
    ami               = "ami-0a1b2c3d4e5f60718"
    instance_type     = "t3.micro"
    availability_zone = "eu-central-1a"
    root_block_device {
      encrypted  = true
      kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    }
  }
}
