terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_storage_bucket" "this" {
  name                     = "acme-data"
  location                 = "EU"
  public_access_prevention = "enforced"

  logging {
    log_bucket = "acme-logs"
  }

  soft_delete_policy {
    retention_duration_seconds = 604800
  }
}
