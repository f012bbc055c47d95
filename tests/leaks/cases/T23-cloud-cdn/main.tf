terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_backend_bucket" "this" {
  name        = "static"
  bucket_name = "acme-static"
  enable_cdn  = true
}
