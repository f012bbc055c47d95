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

resource "google_compute_instant_snapshot_iam_member" "everybody" {
  name   = google_compute_instant_snapshot.this.name
  zone   = "europe-west3-a"
  role   = "roles/compute.viewer"
  member = "allAuthenticatedUsers"
}
