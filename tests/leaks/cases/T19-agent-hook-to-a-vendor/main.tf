terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dialogflow_cx_agent" "helper" {
  display_name          = "helper"
  location              = "europe-west3"
  default_language_code = "de"
  time_zone             = "Europe/Berlin"
}

resource "google_dialogflow_cx_webhook" "orders" {
  parent       = google_dialogflow_cx_agent.helper.id
  display_name = "orders"

  generic_web_service {
    uri = "https://hooks.example.com/orders"
  }
}
