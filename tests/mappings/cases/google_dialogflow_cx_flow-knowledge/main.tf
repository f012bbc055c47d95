terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dialogflow_cx_agent" "a" {
  display_name          = "helper"
  location              = "europe-west3"
  default_language_code = "de"
  time_zone             = "Europe/Berlin"
}

resource "google_dialogflow_cx_flow" "this" {
  parent       = google_dialogflow_cx_agent.a.id
  display_name = "start"

  advanced_settings {
    audio_export_gcs_destination {
      uri = "gs://acme-calls/in"
    }
  }

  knowledge_connector_settings {
    enabled = true

    data_store_connections {
      data_store = "projects/acme-prod/locations/eu/collections/default_collection/dataStores/manuals"
    }
  }
}
