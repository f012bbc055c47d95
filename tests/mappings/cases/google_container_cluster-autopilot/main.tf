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

resource "google_container_cluster" "this" {
  name             = "main"
  location         = "europe-west3"
  enable_autopilot = true

  cluster_autoscaling {
    auto_provisioning_defaults {
      boot_disk_kms_key = google_kms_crypto_key.k.id
    }
  }

  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "192.0.2.0/24"
    }
  }

  user_managed_keys_config {
    control_plane_disk_encryption_key = google_kms_crypto_key.k.id
  }
}
