terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_datasync_location_fsx_windows_file_system" "this" {
  fsx_filesystem_arn  = "arn:aws:fsx:eu-central-1:111122223333:file-system/fs-0123456789abcdef0"
  security_group_arns = ["arn:aws:ec2:eu-central-1:111122223333:security-group/sg-0123456789abcdef0"]
  subdirectory        = "/fsx/"
  user                = "mover"
  password            = "secret"
}
