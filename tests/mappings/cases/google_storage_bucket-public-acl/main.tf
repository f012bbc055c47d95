terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_storage_bucket" "this" {
  name     = "acme-web"
  location = "EUROPE-WEST3"
}

resource "google_storage_bucket_acl" "everybody" {
  bucket         = google_storage_bucket.this.name
  predefined_acl = "authenticatedRead"
}
