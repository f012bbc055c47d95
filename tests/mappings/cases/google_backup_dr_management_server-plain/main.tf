terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_backup_dr_management_server" "this" {
  name     = "console"
  location = "europe-west3"
  type     = "BACKUP_RESTORE"
}
