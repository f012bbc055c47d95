terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_integrations_client" "this" {
  location = "europe-west3"

  cloud_kms_config {
    kms_location = "europe-west3"
    kms_ring     = "ring"
    key          = "data"
  }
}
