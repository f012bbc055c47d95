terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_disk" "data" {
  name = "data"
  zone = "europe-west3-a"
}

resource "google_compute_snapshot" "this" {
  name        = "monday"
  source_disk = google_compute_disk.data.id
}
