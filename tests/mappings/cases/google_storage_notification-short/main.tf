terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_storage_notification" "this" {
  bucket         = "acme-data"
  payload_format = "NONE"
  topic          = "changes"
}
