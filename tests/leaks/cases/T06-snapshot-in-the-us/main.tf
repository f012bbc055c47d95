terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_crypto_key" "k" {
  name     = "data"
  key_ring = "projects/acme-prod/locations/europe-west3/keyRings/ring"
}

resource "google_compute_snapshot_iam_member" "ada" {
  name   = google_compute_snapshot.this.name
  role   = "roles/compute.viewer"
  member = "user:ada@example.eu"
}

resource "google_compute_snapshot" "this" {
  name              = "monday"
  source_disk       = "projects/acme-prod/zones/europe-west3-a/disks/data"
  storage_locations = ["us"]

  snapshot_encryption_key {
    kms_key_self_link = google_kms_crypto_key.k.id
  }
}
