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

resource "aws_sns_topic" "this" {
  name              = "orders"
  kms_master_key_id = aws_kms_key.k.arn
  tags              = { eurofence-class = "internal" }
}

resource "aws_sns_topic_policy" "this" {
  arn = aws_sns_topic.this.arn
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::999988887777:root" }
      Action    = "sns:Subscribe"
      Resource  = "*"
    }]
  })
}

resource "aws_sns_topic_data_protection_policy" "this" {
  arn = aws_sns_topic.this.arn
  policy = jsonencode({
    Name    = "audit"
    Version = "2021-06-01"
    Statement = [{
      Sid            = "audit"
      DataDirection  = "Inbound"
      Principal      = ["*"]
      DataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"]
      Operation      = { Audit = { SampleRate = 99, FindingsDestination = { S3 = { Bucket = "findings" } } } }
    }]
  })
}
