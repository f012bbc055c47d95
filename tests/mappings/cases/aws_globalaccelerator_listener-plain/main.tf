terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_globalaccelerator_listener" "this" {
  accelerator_arn = "arn:aws:globalaccelerator::111122223333:accelerator/a"
  protocol        = "TCP"
  port_range {
    from_port = 443
    to_port   = 443
  }
}
