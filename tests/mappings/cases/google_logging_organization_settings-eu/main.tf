terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_logging_organization_settings" "this" {
  organization     = "1"
  storage_location = "europe-west3"
  kms_key_name     = "projects/acme-keys/locations/europe-west3/keyRings/r/cryptoKeys/k"
}
