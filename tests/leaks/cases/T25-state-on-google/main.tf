terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }

  # The bucket is where its key is: Cloud Storage takes no key of another location.
  backend "gcs" {
    bucket             = "acme-state"
    kms_encryption_key = "projects/acme-prod/locations/us-central1/keyRings/main/cryptoKeys/state"
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_pubsub_topic" "this" {
  name = "orders"
}
