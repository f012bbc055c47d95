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

resource "google_apihub_api_hub_instance" "this" {
  location            = "europe-west3"
  api_hub_instance_id = "hub"

  config {
    cmek_key_name   = google_kms_crypto_key.k.id
    vertex_location = "us"
  }
}
