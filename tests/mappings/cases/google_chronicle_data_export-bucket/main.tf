terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_chronicle_data_export" "this" {
  location   = "eu"
  instance   = "i-1"
  start_time = "2026-01-01T00:00:00Z"
  end_time   = "2026-02-01T00:00:00Z"
  gcs_bucket = "projects/acme-prod/buckets/acme-logs"
}
