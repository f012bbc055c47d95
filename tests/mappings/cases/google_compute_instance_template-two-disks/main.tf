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

resource "google_compute_instance_template" "this" {
  name         = "app"
  machine_type = "e2-medium"

  disk {
    boot         = true
    source_image = "debian-cloud/debian-12"

    disk_encryption_key {
      kms_key_self_link = google_kms_crypto_key.k.id
    }
  }

  disk {
    disk_size_gb = 100
    type         = "PERSISTENT"
  }

  network_interface {
    subnetwork = "projects/acme-prod/regions/europe-west3/subnetworks/inner"
  }
}
