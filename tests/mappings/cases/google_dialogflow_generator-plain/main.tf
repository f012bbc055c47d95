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

resource "google_dialogflow_encryption_spec" "s" {
  location = "europe-west3"

  encryption_spec {
    kms_key = google_kms_crypto_key.k.id
  }
}

resource "google_dialogflow_generator" "this" {
  location     = "europe-west3"
  generator_id = "summary"

  summarization_context {
    version = "4.0"
  }
}
