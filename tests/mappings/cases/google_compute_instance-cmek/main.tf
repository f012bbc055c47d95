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

resource "google_compute_instance" "this" {
  name         = "app"
  machine_type = "e2-medium"
  zone         = "europe-west3-a"

  boot_disk {
    kms_key_self_link = google_kms_crypto_key.k.id

    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    network = "default"
  }
}
