terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_comprehend_entity_recognizer" "this" {
  name                 = "names"
  language_code        = "de"
  data_access_role_arn = "arn:aws:iam::111122223333:role/ai"

  input_data_config {
    entity_types {
      type = "NAME"
    }
    documents {
      s3_uri = "s3://names/in"
    }
    entity_list {
      s3_uri = "s3://names/list"
    }
  }
}
