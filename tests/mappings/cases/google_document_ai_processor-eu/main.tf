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

resource "google_document_ai_processor" "this" {
  location     = "eu"
  display_name = "invoices"
  type         = "INVOICE_PROCESSOR"
  kms_key_name = google_kms_crypto_key.k.id
}
