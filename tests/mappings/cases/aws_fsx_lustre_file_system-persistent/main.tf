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

resource "aws_fsx_lustre_file_system" "this" {
  deployment_type             = "PERSISTENT_1"
  storage_capacity            = 1200
  per_unit_storage_throughput = 50
  subnet_ids                  = ["subnet-1"]
  kms_key_id                  = aws_kms_key.k.arn
  import_path                 = "s3://orders"
  export_path                 = "s3://orders/out"
  tags                        = { Name = "orders", eurofence-class = "internal" }

  log_configuration {
    level       = "WARN_ERROR"
    destination = "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/fsx/orders"
  }
}
