terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_chronicle_feed" "this" {
  location     = "us"
  instance     = "i-1"
  display_name = "audit"

  details {
    feed_source_type = "GOOGLE_CLOUD_STORAGE_V2"
    log_type         = "projects/acme-prod/locations/us/instances/i-1/logTypes/GCP_CLOUDAUDIT"
  }
}
