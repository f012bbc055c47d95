terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_storage_bucket_object" "this" {
  bucket       = "acme-data"
  name         = "rates.csv"
  content      = "eur,1"
  kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
}
