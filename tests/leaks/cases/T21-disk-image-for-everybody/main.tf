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

resource "google_compute_image_iam_member" "everybody" {
  image  = google_compute_image.this.name
  role   = "roles/compute.imageUser"
  member = "allAuthenticatedUsers"
}

resource "google_compute_image" "this" {
  name              = "golden"
  source_disk       = "projects/acme-prod/zones/europe-west3-a/disks/data"
  storage_locations = ["europe-west3"]

  image_encryption_key {
    kms_key_self_link = google_kms_crypto_key.k.id
  }
}
