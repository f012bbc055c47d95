terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_rekognition_collection" "this" {
  collection_id = "faces"
  tags          = { eurofence-class = "internal" }
}
