terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ecs_task_definition" "this" {
  family = "orders"
  tags   = { eurofence-class = "internal" }
  container_definitions = jsonencode([
    {
      name  = "app"
      image = "orders"
      logConfiguration = {
        logDriver = "awslogs"
        options   = { awslogs-group = "orders", awslogs-region = "us-east-1" }
      }
    },
    {
      name  = "side"
      image = "side"
      logConfiguration = {
        logDriver = "splunk"
        options   = { splunk-url = "https://collector.example.com:8088" }
      }
    },
  ])
}
