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

resource "aws_bedrockagent_data_source" "this" {
  name              = "manuals"
  knowledge_base_id = "ABCDEFGHIJ"

  data_source_configuration {
    type = "S3"
    s3_configuration {
      bucket_arn = "arn:aws:s3:::manuals"
    }
  }

  server_side_encryption_configuration {
    kms_key_arn = aws_kms_key.k.arn
  }

  vector_ingestion_configuration {
    parsing_configuration {
      parsing_strategy = "BEDROCK_FOUNDATION_MODEL"
      bedrock_foundation_model_configuration {
        model_arn = "arn:aws:bedrock:eu-central-1:111122223333:inference-profile/global.anthropic.claude-sonnet-4-5-20250929-v1:0"
        parsing_prompt {
          parsing_prompt_string = "read"
        }
      }
    }
    custom_transformation_configuration {
      intermediate_storage {
        s3_location {
          uri = "s3://between/"
        }
      }
      transformation {
        step_to_apply = "POST_CHUNKING"
        transformation_function {
          transformation_lambda_configuration {
            lambda_arn = "arn:aws:lambda:eu-central-1:111122223333:function:chunk"
          }
        }
      }
    }
  }
}
