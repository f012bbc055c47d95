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
  name                        = "acme-web"
  location                    = "EUROPE-WEST3"
  uniform_bucket_level_access = true
}

resource "google_storage_bucket_access_control" "everybody" {
  bucket = google_storage_bucket.this.name
  entity = "allUsers"
  role   = "READER"
}
