terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_artifact_registry_repository" "this" {
  repository_id = "images"
  location      = "europe-west3"
  format        = "DOCKER"
  kms_key_name  = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"

  labels = {
    eurofence-class = "internal"
  }
}
