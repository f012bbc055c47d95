terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_container_aws_cluster" "this" {
  name       = "far"
  location   = "europe-west3"
  aws_region = "us-east-1"

  authorization {
    admin_users {
      username = "ops@acme.example"
    }
  }

  control_plane {
    iam_instance_profile = "plane"
    subnet_ids           = ["subnet-1"]
    version              = "1.30.5-gke.1000"

    aws_services_authentication {
      role_arn = "arn:aws:iam::111122223333:role/gke"
    }

    config_encryption {
      kms_key_arn = "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    }

    database_encryption {
      kms_key_arn = "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    }
  }

  fleet {
    project = "42"
  }

  networking {
    pod_address_cidr_blocks     = ["10.2.0.0/16"]
    service_address_cidr_blocks = ["10.1.0.0/16"]
    vpc_id                      = "vpc-1"
  }
}
