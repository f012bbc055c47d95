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

resource "google_dialogflow_cx_tool" "this" {
  parent       = google_dialogflow_cx_agent.a.id
  display_name = "orders"
  description  = "looks orders up"

  open_api_spec {
    text_schema = <<-EOT
      openapi: 3.0.0
      servers:
        - url: https://api.example.com/v1
    EOT
  }
}
