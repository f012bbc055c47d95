terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_migration_center_import_job" "this" {
  import_job_id = "racks"
  location      = "europe-west3"
  asset_source  = "projects/acme-prod/locations/europe-west3/sources/plant"
}
