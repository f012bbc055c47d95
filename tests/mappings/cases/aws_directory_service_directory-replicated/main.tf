terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_directory_service_directory" "this" {
  name     = "corp.example.eu"
  password = "Example-Passw0rd"
  edition  = "Enterprise"
  type     = "MicrosoftAD"
  tags     = { eurofence-class = "internal" }

  vpc_settings {
    vpc_id     = "vpc-1"
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}

resource "aws_directory_service_region" "us" {
  directory_id = aws_directory_service_directory.this.id
  region_name  = "us-east-1"

  vpc_settings {
    vpc_id     = "vpc-2"
    subnet_ids = ["subnet-3", "subnet-4"]
  }
}

resource "aws_directory_service_shared_directory" "other" {
  directory_id = aws_directory_service_directory.this.id

  target {
    id = "999988887777"
  }
}
