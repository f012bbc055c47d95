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
  name        = "(default)"
  location_id = "europe-west3"
  type        = "FIRESTORE_NATIVE"

  cmek_config {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}
