terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_cloudwatch_event_endpoint" "this" {
  name = "orders"

  event_bus {
    event_bus_arn = "arn:aws:events:eu-central-1:111122223333:event-bus/orders"
  }

  event_bus {
    event_bus_arn = "arn:aws:events:us-east-1:111122223333:event-bus/orders"
  }

  routing_config {
    failover_config {
      primary {
        health_check = "arn:aws:route53:::healthcheck/u"
      }

      secondary {
        route = "us-east-1"
      }
    }
  }
}
