terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_instant_snapshot" "this" {
  name        = "now"
  zone        = "europe-west3-a"
  source_disk = "projects/acme-prod/zones/europe-west3-a/disks/data"
}
