terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_logging_log_view" "this" {
  name   = "shop"
  bucket = "projects/acme-prod/locations/europe-west3/buckets/kept"
}
