terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_spanner_database" "this" {
  name     = "orders"
  instance = "main"

  encryption_config {
    kms_key_names = [
      "projects/acme-prod/locations/europe-west1/keyRings/ring/cryptoKeys/data",
      "projects/acme-prod/locations/europe-west4/keyRings/ring/cryptoKeys/data",
    ]
  }
}
