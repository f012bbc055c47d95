terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_container_azure_node_pool" "this" {
  name      = "workers"
  cluster   = "other"
  location  = "europe-west3"
  subnet_id = "/subscriptions/s/subnets/n"
  version   = "1.30.5-gke.1000"

  autoscaling {
    min_node_count = 1
    max_node_count = 3
  }

  max_pods_constraint {
    max_pods_per_node = 110
  }

  config {
    ssh_config {
      authorized_key = "ssh-ed25519 AAAA"
    }
  }
}
