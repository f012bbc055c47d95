terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_alloydb_backup" "this" {
  backup_id    = "before"
  location     = "europe-west4"
  cluster_name = "projects/acme-prod/locations/europe-west3/clusters/orders"

  encryption_config {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}
