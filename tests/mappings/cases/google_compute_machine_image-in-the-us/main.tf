terraform {
  required_providers {
    google-beta = { source = "hashicorp/google-beta" }
  }
}

provider "google-beta" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_machine_image" "this" {
  provider        = google-beta
  name            = "monday"
  source_instance = "projects/acme-prod/zones/us-east1-b/instances/vm"
}
