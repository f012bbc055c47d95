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

resource "aws_appflow_connector_profile" "this" {
  name            = "warehouse"
  connector_type  = "Redshift"
  connection_mode = "Public"
  kms_arn         = aws_kms_key.k.arn

  connector_profile_config {
    connector_profile_credentials {
      redshift {
        username = "loader"
        password = "secret"
      }
    }

    connector_profile_properties {
      redshift {
        bucket_name  = "acme-staging"
        role_arn     = "arn:aws:iam::111122223333:role/appflow"
        database_url = "jdbc:redshift://shop.abc.eu-central-1.redshift.amazonaws.com:5439/dev"
      }
    }
  }
}
