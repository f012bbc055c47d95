terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_pubsub_topic" "this" {
  name = "orders"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
    enforce_in_transit          = true
  }
}
