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
  name     = "acme-data"
  location = "EUROPE-WEST3"
}

resource "google_storage_bucket_iam_binding" "public" {
  bucket  = "acme-data"
  role    = "roles/storage.objectViewer"
  members = ["user:a@example.eu", "allAuthenticatedUsers"]
}
