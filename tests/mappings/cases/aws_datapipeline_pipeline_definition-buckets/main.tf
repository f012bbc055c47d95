terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_datapipeline_pipeline_definition" "this" {
  pipeline_id = "df-1111"

  pipeline_object {
    id   = "out"
    name = "out"

    field {
      key          = "directoryPath"
      string_value = "s3://acme-out/nightly"
    }

    field {
      key          = "type"
      string_value = "S3DataNode"
    }
  }
}
