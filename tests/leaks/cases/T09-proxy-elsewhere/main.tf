terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_kms_custom_key_store" "this" {
  custom_key_store_name  = "custodian"
  custom_key_store_type  = "EXTERNAL_KEY_STORE"
  xks_proxy_connectivity = "PUBLIC_ENDPOINT"
  xks_proxy_uri_endpoint = "https://xks.us-east-1.example.com"
  xks_proxy_uri_path     = "/kms/xks/v1"
  xks_proxy_authentication_credential {
    access_key_id         = "ABCDEFGHIJKLMNOPQRST"
    raw_secret_access_key = "the-secret-of-the-proxy-that-nobody-may-read"
  }
}
