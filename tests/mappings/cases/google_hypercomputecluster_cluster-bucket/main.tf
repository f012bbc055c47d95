terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_hypercomputecluster_cluster" "this" {
  cluster_id = "train"
  location   = "europe-west3"

  network_resources {
    id = "net"
  }

  storage_resources {
    id = "data"

    config {
      existing_bucket {
        bucket = "acme-train"
      }
    }
  }
}
