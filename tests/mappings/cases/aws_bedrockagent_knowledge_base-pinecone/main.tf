terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_bedrockagent_knowledge_base" "this" {
  name     = "handbook"
  role_arn = "arn:aws:iam::111122223333:role/ai"

  knowledge_base_configuration {
    type = "VECTOR"
    vector_knowledge_base_configuration {
      embedding_model_arn = "arn:aws:bedrock:eu-central-1::foundation-model/amazon.titan-embed-text-v2:0"
    }
  }

  storage_configuration {
    type = "PINECONE"
    pinecone_configuration {
      connection_string      = "https://handbook.svc.us-east-1.pinecone.io"
      credentials_secret_arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:pinecone-AbCdEf"
      field_mapping {
        text_field     = "t"
        metadata_field = "m"
      }
    }
  }
}
