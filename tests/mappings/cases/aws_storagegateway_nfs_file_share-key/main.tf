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

resource "aws_storagegateway_nfs_file_share" "this" {
  file_share_name       = "orders"
  client_list           = ["10.0.0.0/8"]
  gateway_arn           = "arn:aws:storagegateway:eu-central-1:111122223333:gateway/sgw-1"
  location_arn          = "arn:aws:s3:::orders"
  role_arn              = "arn:aws:iam::111122223333:role/share"
  kms_encrypted         = true
  kms_key_arn           = aws_kms_key.k.arn
  audit_destination_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:share"
  tags                  = { eurofence-class = "internal" }
}
