terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_region_instant_snapshot" "this" {
  name        = "now"
  region      = "europe-west3"
  source_disk = "projects/acme-prod/regions/europe-west3/disks/data"
}
