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

resource "aws_securitylake_data_lake" "this" {
  meta_store_manager_role_arn = "arn:aws:iam::111122223333:role/lake"
  tags                        = { eurofence-class = "internal" }

  configuration {
    region = "eu-central-1"

    encryption_configuration = [{ kms_key_id = aws_kms_key.k.id }]

    replication_configuration {
      regions  = ["us-east-1"]
      role_arn = "arn:aws:iam::111122223333:role/replica"
    }
  }
}
