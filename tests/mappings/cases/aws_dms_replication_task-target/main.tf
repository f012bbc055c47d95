terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_dms_endpoint" "out" {
  endpoint_id   = "out"
  endpoint_type = "target"
  engine_name   = "postgres"
  server_name   = "orders.abc.eu-west-1.rds.amazonaws.com"
}

resource "aws_dms_replication_task" "this" {
  replication_task_id      = "move"
  migration_type           = "cdc"
  replication_instance_arn = "arn:aws:dms:eu-central-1:111122223333:rep:1"
  source_endpoint_arn      = "arn:aws:dms:eu-central-1:111122223333:endpoint:in"
  target_endpoint_arn      = aws_dms_endpoint.out.endpoint_arn
  table_mappings           = "{}"
}
