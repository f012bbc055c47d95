terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_crypto_key_version" "this" {
  crypto_key = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  external_protection_level_options {
    external_key_uri = "https://kms.elsewhere.example/v0/keys/1"
  }
}
