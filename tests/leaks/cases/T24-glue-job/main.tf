terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_s3_bucket" "temp" {
  provider = aws.virginia
  bucket   = "acme-temp"
}

resource "aws_glue_job" "this" {
  name     = "load"
  role_arn = "arn:aws:iam::111122223333:role/glue"

  default_arguments = {
    "--TempDir" = "s3://${aws_s3_bucket.temp.bucket}/glue"
  }

  command {
    script_location = "s3://acme-code/load.py"
  }
}
