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

resource "google_cloud_run_v2_job" "this" {
  name     = "nightly"
  location = "europe-west3"

  template {
    template {
      encryption_key = google_kms_crypto_key.k.id

      containers {
        image = "europe-west3-docker.pkg.dev/acme-prod/apps/job:1"
      }
    }
  }
}
