terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloudbuild_worker_pool" "this" {
  name     = "pool"
  location = "europe-west3"
}
