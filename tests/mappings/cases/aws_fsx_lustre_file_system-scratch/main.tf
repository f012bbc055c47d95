terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_fsx_lustre_file_system" "this" {
  storage_capacity = 1200
  subnet_ids       = ["subnet-1"]
  tags             = { Name = "orders", eurofence-class = "internal" }
}
