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

resource "google_managed_kafka_cluster" "this" {
  location   = "europe-west3"
  cluster_id = "events"

  capacity_config {
    vcpu_count   = "3"
    memory_bytes = "3221225472"
  }

  gcp_config {
    kms_key = google_kms_crypto_key.k.id

    access_config {
      network_configs {
        subnet = "projects/acme-prod/regions/europe-west3/subnetworks/default"
      }
    }
  }
}
