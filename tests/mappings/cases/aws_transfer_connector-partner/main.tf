terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_transfer_connector" "this" {
  access_role = "arn:aws:iam::111122223333:role/transfer"
  url         = "sftp://files.example.com"

  sftp_config {
    user_secret_id    = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:partner-AbCdEf"
    trusted_host_keys = ["ssh-rsa AAAA"]
  }
}
