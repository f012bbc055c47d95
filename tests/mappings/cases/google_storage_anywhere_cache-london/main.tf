terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_storage_anywhere_cache" "this" {
  bucket = "acme-data"
  zone   = "europe-west2-a"
}
