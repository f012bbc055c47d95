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

resource "aws_imagebuilder_image_recipe" "this" {
  name         = "base"
  parent_image = "arn:aws:imagebuilder:eu-central-1:aws:image/amazon-linux-2023-x86/x.x.x"
  version      = "1.0.0"
  tags         = { eurofence-class = "internal" }
  component {
    component_arn = "arn:aws:imagebuilder:eu-central-1:aws:component/update-linux/x.x.x"
  }
  block_device_mapping {
    device_name = "/dev/xvda"
    ebs {
      encrypted  = "true"
      kms_key_id = aws_kms_key.k.arn
    }
  }
}
