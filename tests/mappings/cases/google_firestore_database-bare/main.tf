terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_firestore_database" "this" {
  name        = "orders"
  location_id = "eur3"
  type        = "FIRESTORE_NATIVE"
}
