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

resource "google_dialogflow_cx_agent" "this" {
  display_name          = "helper"
  location              = "europe-west3"
  default_language_code = "de"
  time_zone             = "Europe/Berlin"

  advanced_settings {
    audio_export_gcs_destination {
      uri = "gs://acme-calls/in"
    }
  }

  git_integration_settings {
    github_settings {
      repository_uri = "https://github.com/acme/helper"
    }
  }
}
