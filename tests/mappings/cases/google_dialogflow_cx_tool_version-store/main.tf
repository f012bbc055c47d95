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

resource "google_dialogflow_cx_tool" "t" {
  parent       = google_dialogflow_cx_agent.a.id
  display_name = "manuals"
  description  = "reads manuals"
}

resource "google_dialogflow_cx_tool_version" "this" {
  parent       = google_dialogflow_cx_tool.t.id
  display_name = "first"

  tool {
    display_name = "manuals"
    description  = "reads manuals"

    data_store_spec {
      data_store_connections {
        data_store = "projects/acme-prod/locations/eu/collections/default_collection/dataStores/manuals"
      }

      fallback_prompt {}
    }
  }
}
