terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_logging_organization_bucket_config" "this" {
  organization = "organizations/1"
  location     = "eu"
  bucket_id    = "kept"
}
