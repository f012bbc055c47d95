terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_filestore_instance" "this" {
  name     = "share"
  location = "europe-west3"
  tier     = "REGIONAL"

  file_shares {
    name        = "home"
    capacity_gb = 1024
  }

  networks {
    network = "inside"
    modes   = ["MODE_IPV4"]
  }

  initial_replication {
    role = "STANDBY"

    replicas {
      peer_instance = "projects/acme-prod/locations/us-central1/instances/share"
    }
  }
}
