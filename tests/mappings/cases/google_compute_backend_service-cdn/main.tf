terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_backend_service" "this" {
  name       = "web"
  enable_cdn = true
}
