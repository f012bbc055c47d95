terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dialogflow_agent" "helper" {
  display_name          = "helper"
  default_language_code = "de"
  time_zone             = "Europe/Berlin"
}
