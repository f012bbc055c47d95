terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_fsx_backup" "this" {
  file_system_id = "fs-0123456789"
  tags           = { Name = "orders", eurofence-class = "internal" }
}
