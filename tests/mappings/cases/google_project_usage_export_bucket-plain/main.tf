terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_project_usage_export_bucket" "this" {
  project     = "acme-prod"
  bucket_name = "acme-usage"
}
