terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_image" "this" {
  name        = "golden"
  source_disk = "projects/acme-prod/zones/europe-west3-a/disks/data"
}
