terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_netapp_kmsconfig" "this" {
  name            = "customer"
  location        = "europe-west3"
  crypto_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
}
