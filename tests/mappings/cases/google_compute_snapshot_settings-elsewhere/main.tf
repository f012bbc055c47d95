terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_snapshot_settings" "this" {
  storage_location {
    policy = "SPECIFIC_LOCATIONS"

    locations {
      name     = "us-east1"
      location = "us-east1"
    }
  }
}
