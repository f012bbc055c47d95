terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_timestreaminfluxdb_db_instance" "this" {
  name                   = "metrics"
  allocated_storage      = 20
  bucket                 = "first"
  db_instance_type       = "db.influx.medium"
  organization           = "org"
  username               = "admin"
  password               = "notasecret"
  vpc_subnet_ids         = ["subnet-1"]
  vpc_security_group_ids = ["sg-1"]
  publicly_accessible    = true
  tags                   = { eurofence-class = "internal" }

  log_delivery_configuration {
    s3_configuration {
      bucket_name = "logs"
      enabled     = true
    }
  }
}
