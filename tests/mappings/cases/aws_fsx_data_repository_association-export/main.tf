terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_fsx_data_repository_association" "this" {
  file_system_id       = "fs-0123456789"
  file_system_path     = "/out"
  data_repository_path = "s3://orders/out"

  s3 {
    auto_export_policy {
      events = ["NEW"]
    }
  }
}
