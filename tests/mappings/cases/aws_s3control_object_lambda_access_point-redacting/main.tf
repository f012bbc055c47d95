terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_s3control_object_lambda_access_point" "this" {
  name = "redacted"
  configuration {
    supporting_access_point = "arn:aws:s3:eu-central-1:111122223333:accesspoint/readers"
    transformation_configuration {
      actions = ["GetObject"]
      content_transformation {
        aws_lambda {
          function_arn = "arn:aws:lambda:eu-central-1:111122223333:function:redact"
        }
      }
    }
  }
}

resource "aws_s3control_object_lambda_access_point_policy" "this" {
  name = aws_s3control_object_lambda_access_point.this.name
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "999988887777" }
      Action    = "s3-object-lambda:GetObject"
      Resource  = "*"
    }]
  })
}
