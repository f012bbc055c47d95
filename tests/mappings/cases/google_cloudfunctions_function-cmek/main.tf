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

resource "google_cloudfunctions_function" "this" {
  name              = "resize"
  region            = "europe-west3"
  runtime           = "python312"
  kms_key_name      = google_kms_crypto_key.k.id
  docker_repository = "projects/acme-prod/locations/europe-west3/repositories/functions"
  ingress_settings  = "ALLOW_INTERNAL_ONLY"
}
