terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_kms_custom_key_store" "this" {
  custom_key_store_name    = "custodian"
  cloud_hsm_cluster_id     = "cluster-abcdefghijk"
  key_store_password       = "a-password-nobody-may-read"
  trust_anchor_certificate = "-----BEGIN CERTIFICATE-----"
}
