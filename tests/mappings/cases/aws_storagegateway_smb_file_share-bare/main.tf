terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_storagegateway_smb_file_share" "this" {
  file_share_name = "orders"
  gateway_arn     = "arn:aws:storagegateway:eu-central-1:111122223333:gateway/sgw-1"
  location_arn    = "arn:aws:s3:::orders"
  role_arn        = "arn:aws:iam::111122223333:role/share"
}
