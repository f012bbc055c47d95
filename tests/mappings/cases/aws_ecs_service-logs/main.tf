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

resource "aws_ecs_service" "this" {
  name            = "orders"
  cluster         = "shop"
  task_definition = "orders"
  service_connect_configuration {
    enabled = true
    log_configuration {
      log_driver = "awslogs"
      options = {
        awslogs-group  = "shop"
        awslogs-region = "eu-west-1"
      }
    }
  }
  volume_configuration {
    name = "data"
    managed_ebs_volume {
      role_arn   = "arn:aws:iam::111122223333:role/ecs"
      encrypted  = true
      kms_key_id = aws_kms_key.k.arn
      size_in_gb = 8
    }
  }
}
