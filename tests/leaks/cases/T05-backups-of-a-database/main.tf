terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "abroad"
  region = "us-east-1"
}

resource "aws_db_instance" "this" {
  identifier        = "orders"
  engine            = "postgres"
  instance_class    = "db.t3.micro"
  allocated_storage = 20
  username          = "adm"
  password          = "not-a-secret"
}

resource "aws_db_instance_automated_backups_replication" "this" {
  provider               = aws.abroad
  source_db_instance_arn = aws_db_instance.this.arn
}
