terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "region" {
  default = "eu-west-3"
}

variable "secret" {
  default   = "eu-north-1"
  sensitive = true
}

locals {
  region = "eu-west-1"
}

provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "us"
  region = "us-east-1"
}

provider "aws" {
  alias  = "variable"
  region = var.region
}

provider "aws" {
  alias  = "local"
  region = local.region
}

provider "aws" {
  alias  = "secret"
  region = var.secret
}

provider "aws" {
  alias = "unset"
}

resource "aws_s3_bucket" "default" {}

resource "aws_s3_bucket" "us" {
  provider = aws.us
}

resource "aws_s3_bucket" "variable" {
  provider = aws.variable
}

resource "aws_s3_bucket" "local" {
  provider = aws.local
}

resource "aws_s3_bucket" "secret" {
  provider = aws.secret
}

resource "aws_s3_bucket" "unset" {
  provider = aws.unset
}

module "passed" {
  source    = "./bucket"
  providers = { aws = aws.us }
}

module "inherited" {
  source = "./bucket"
}
