terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_alloydb_cluster" "this" {
  cluster_id = "orders"
  location   = "europe-west3"

  labels = {
    eurofence-class = "internal"
  }

  network_config {
    network = "projects/acme-prod/global/networks/inside"
  }

  encryption_config {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }

  automated_backup_policy {
    location = "europe-west3"

    encryption_config {
      kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data-2"
    }
  }

  secondary_config {
    primary_cluster_name = "projects/acme-prod/locations/europe-west4/clusters/orders"
  }
}
