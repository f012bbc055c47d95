terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_container_aws_node_pool" "this" {
  name      = "workers"
  cluster   = "far"
  location  = "europe-west3"
  subnet_id = "subnet-1"
  version   = "1.30.5-gke.1000"

  autoscaling {
    min_node_count = 1
    max_node_count = 3
  }

  max_pods_constraint {
    max_pods_per_node = 110
  }

  config {
    iam_instance_profile = "nodes"

    config_encryption {
      kms_key_arn = "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    }
  }
}
