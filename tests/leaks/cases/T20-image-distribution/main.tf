terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_imagebuilder_distribution_configuration" "this" {
  name = "base"
  tags = { eurofence-class = "internal" }
  distribution {
    region = "us-east-1"
    ami_distribution_configuration {
      name = "base-{{ imagebuilder:buildDate }}"
      launch_permission {
        user_ids          = ["999988887777"]
        organization_arns = ["arn:aws:organizations::999988887777:organization/o-a1b2c3d4e5"]
      }
    }
    s3_export_configuration {
      disk_image_format = "VHD"
      role_name         = "export"
      s3_bucket         = "exports"
    }
  }
}
