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
  name     = "acme-data"
  location = "EUROPE-WEST3"
  encryption {
    default_kms_key_name = "projects/acme-keys/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}
