terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_netapp_storage_pool" "this" {
  name          = "pool"
  location      = "europe-west3"
  service_level = "PREMIUM"
  capacity_gib  = "2048"
  network       = "inside"
}
