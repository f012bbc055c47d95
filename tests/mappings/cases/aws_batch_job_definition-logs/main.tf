terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_batch_job_definition" "this" {
  name = "night"
  type = "container"
  tags = { eurofence-class = "internal" }
  container_properties = jsonencode({
    image = "night"
    logConfiguration = {
      logDriver = "awslogs"
      options   = { awslogs-region = "eu-west-1" }
    }
  })
}
