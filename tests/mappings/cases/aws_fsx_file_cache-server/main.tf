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

resource "aws_fsx_file_cache" "this" {
  file_cache_type         = "LUSTRE"
  file_cache_type_version = "2.12"
  storage_capacity        = 1200
  subnet_ids              = ["subnet-1"]
  kms_key_id              = aws_kms_key.k.arn
  tags                    = { Name = "orders", eurofence-class = "internal" }

  data_repository_association {
    data_repository_path = "nfs://files.example.com/out"
    file_cache_path      = "/out"

    nfs {
      version = "NFS3"
    }
  }

  lustre_configuration {
    deployment_type             = "CACHE_1"
    per_unit_storage_throughput = 1000

    metadata_configuration {
      storage_capacity = 2400
    }
  }
}
