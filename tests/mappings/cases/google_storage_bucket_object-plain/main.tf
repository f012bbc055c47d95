terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_storage_bucket" "b" {
  name     = "acme-data"
  location = "EUROPE-WEST3"
}

resource "google_storage_bucket_object" "this" {
  bucket  = google_storage_bucket.b.name
  name    = "rates.csv"
  content = "eur,1"
}
