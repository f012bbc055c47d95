terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_discovery_engine_chat_engine" "this" {
  location       = "eu"
  collection_id  = "default_collection"
  engine_id      = "talker"
  display_name   = "Talker"
  data_store_ids = ["manuals"]

  chat_engine_config {
    dialogflow_agent_to_link = "projects/acme-prod/locations/europe-west1/agents/7d0a"
  }
}
