terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_disk" "copy" {
  name = "copy"
  zone = "europe-west4-a"

  async_primary_disk {
    disk = google_compute_disk.this.id
  }
}

resource "google_compute_disk_async_replication" "this" {
  primary_disk = google_compute_disk.this.id

  secondary_disk {
    disk = google_compute_disk.copy.id
  }
}

resource "google_compute_disk" "this" {
  name = "data"
  zone = "europe-west3-a"
}
