terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_discovery_engine_assistant" "helper" {
  location           = "eu"
  collection_id      = "default_collection"
  engine_id          = "finder"
  assistant_id       = "helper"
  display_name       = "Helper"
  web_grounding_type = "WEB_GROUNDING_TYPE_GOOGLE_SEARCH"
}
