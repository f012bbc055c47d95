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

resource "aws_redshift_cluster" "this" {
  cluster_identifier                = "lake"
  node_type                         = "ra3.xlplus"
  master_username                   = "adm"
  manage_master_password            = true
  master_password_secret_kms_key_id = aws_kms_key.k.id
  encrypted                         = true
  kms_key_id                        = aws_kms_key.k.arn
  publicly_accessible               = false
  tags                              = { eurofence-class = "internal" }
}

resource "aws_redshift_snapshot_copy" "c" {
  cluster_identifier = aws_redshift_cluster.this.id
  destination_region = "us-east-1"
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}

resource "aws_redshift_logging" "l" {
  cluster_identifier   = aws_redshift_cluster.this.id
  log_destination_type = "s3"
  bucket_name          = aws_s3_bucket.logs.id
}

resource "aws_redshift_endpoint_authorization" "e" {
  account            = "999988887777"
  cluster_identifier = aws_redshift_cluster.this.id
}

resource "aws_redshift_resource_policy" "p" {
  resource_arn = aws_redshift_cluster.this.cluster_namespace_arn
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::888877776666:root" }
      Action    = "redshift:CreateInboundIntegration"
      Resource  = "*"
    }]
  })
}
