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

resource "google_container_node_pool" "workers" {
  name    = "workers"
  cluster = google_container_cluster.this.id

  node_config {
    boot_disk_kms_key = google_kms_crypto_key.k.id
  }
}

resource "google_container_cluster" "this" {
  name                     = "main"
  location                 = "europe-west3"
  initial_node_count       = 1
  remove_default_node_pool = true

  resource_labels = {
    eurofence-class = "internal"
  }

  database_encryption {
    state    = "ENCRYPTED"
    key_name = google_kms_crypto_key.k.id
  }

  private_cluster_config {
    enable_private_endpoint = true
    enable_private_nodes    = true
  }

  notification_config {
    pubsub {
      enabled = true
      topic   = "projects/acme-prod/topics/upgrades"
    }
  }
}
