terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_migration_center_assets_export_job" "this" {
  assets_export_job_id = "all"
  location             = "europe-west3"

  signed_uri_destination {
    file_format = "CSV"
  }
}
