terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_app_engine_application" "this" {
  project     = "acme-prod"
  location_id = "europe-west3"
}
