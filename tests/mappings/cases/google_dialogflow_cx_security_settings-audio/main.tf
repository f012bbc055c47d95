terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dialogflow_cx_security_settings" "this" {
  display_name = "calls"
  location     = "europe-west3"

  audio_export_settings {
    gcs_bucket = "acme-calls"
  }
}
