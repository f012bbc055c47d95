terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_lambda_layer_version" "this" {
  layer_name = "tools"
  filename   = "layer.zip"
}

resource "aws_lambda_layer_version_permission" "this" {
  layer_name      = aws_lambda_layer_version.this.layer_name
  version_number  = 1
  statement_id    = "organization"
  action          = "lambda:GetLayerVersion"
  principal       = "*"
  organization_id = "o-a1b2c3d4e5"
}
