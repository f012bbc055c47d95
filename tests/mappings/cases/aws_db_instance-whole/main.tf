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

resource "aws_db_instance" "this" {
  identifier                      = "orders"
  engine                          = "postgres"
  engine_version                  = "16.3"
  instance_class                  = "db.t3.micro"
  allocated_storage               = 20
  storage_encrypted               = true
  kms_key_id                      = aws_kms_key.k.arn
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.k.arn
  publicly_accessible             = true
  replicate_source_db             = "arn:aws:rds:us-east-1:111122223333:db:first"
  enabled_cloudwatch_logs_exports = ["postgresql"]
  tags                            = { eurofence-class = "sensitive" }
}
