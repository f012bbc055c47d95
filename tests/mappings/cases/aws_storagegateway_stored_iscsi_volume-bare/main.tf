terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_storagegateway_stored_iscsi_volume" "this" {
  gateway_arn            = "arn:aws:storagegateway:eu-central-1:111122223333:gateway/sgw-1"
  network_interface_id   = "10.0.0.1"
  target_name            = "orders"
  disk_id                = "disk-1"
  preserve_existing_data = false
}
