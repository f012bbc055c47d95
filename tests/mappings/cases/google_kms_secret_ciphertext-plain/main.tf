terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_secret_ciphertext" "this" {
  crypto_key = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  plaintext  = "for the example only"
}
