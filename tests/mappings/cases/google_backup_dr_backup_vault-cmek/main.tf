terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_backup_dr_backup_vault" "this" {
  backup_vault_id                            = "vault"
  location                                   = "europe-west3"
  backup_minimum_enforced_retention_duration = "100000s"

  labels = {
    eurofence-class = "internal"
  }

  encryption_config {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}
