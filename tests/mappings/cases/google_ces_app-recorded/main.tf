terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_ces_app" "this" {
  location     = "eu"
  app_id       = "shop"
  display_name = "Shop"

  logging_settings {
    audio_recording_config {
      gcs_bucket = "gs://acme-calls"
    }

    bigquery_export_settings {
      enabled = true
      project = "acme-prod"
      dataset = "talks"
    }
  }
}
