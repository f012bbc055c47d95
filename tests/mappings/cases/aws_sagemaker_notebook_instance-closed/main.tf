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

resource "aws_sagemaker_notebook_instance" "this" {
  name                   = "lab"
  role_arn               = "arn:aws:iam::111122223333:role/ai"
  instance_type          = "ml.t3.medium"
  kms_key_id             = aws_kms_key.k.arn
  direct_internet_access = "Disabled"
  subnet_id              = "subnet-0123456789abcdef0"
  security_groups        = ["sg-0123456789abcdef0"]
  tags                   = { eurofence-class = "internal" }
}
