terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_netapp_backup_vault" "this" {
  name              = "vault"
  location          = "europe-west3"
  backup_vault_type = "CROSS_REGION"
  backup_region     = "us-east4"
}
