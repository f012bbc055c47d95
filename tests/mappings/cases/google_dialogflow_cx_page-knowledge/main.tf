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

resource "google_dialogflow_cx_page" "this" {
  parent       = google_dialogflow_cx_flow.f.id
  display_name = "ask"

  knowledge_connector_settings {
    enabled = true

    data_store_connections {
      data_store = "projects/acme-prod/locations/eu/collections/default_collection/dataStores/manuals"
    }
  }
}

resource "google_dialogflow_cx_flow" "f" {
  parent       = google_dialogflow_cx_agent.a.id
  display_name = "start"
}
