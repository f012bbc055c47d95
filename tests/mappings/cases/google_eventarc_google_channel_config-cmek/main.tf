terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_crypto_key" "k" {
  name     = "data"
  key_ring = "projects/acme-prod/locations/europe-west3/keyRings/ring"
}

resource "google_eventarc_google_channel_config" "this" {
  name            = "projects/acme-prod/locations/europe-west3/googleChannelConfig"
  location        = "europe-west3"
  crypto_key_name = google_kms_crypto_key.k.id
}
