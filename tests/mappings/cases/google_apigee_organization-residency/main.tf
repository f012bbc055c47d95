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

resource "google_apigee_organization" "this" {
  project_id                            = "acme-prod"
  analytics_region                      = "us-central1"
  api_consumer_data_location            = "europe-west1"
  runtime_database_encryption_key_name  = google_kms_crypto_key.k.id
  api_consumer_data_encryption_key_name = "projects/acme-prod/locations/europe-west1/keyRings/r/cryptoKeys/c"
}
