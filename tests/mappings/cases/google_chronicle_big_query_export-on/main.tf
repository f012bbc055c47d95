terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_chronicle_big_query_export" "this" {
  location = "eu"
  instance = "i-1"

  udm_events_settings {
    enabled        = true
    retention_days = 30
  }
}
