terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_ces_agent" "this" {
  location     = "us"
  app          = "shop"
  agent_id     = "orders"
  display_name = "Orders"

  remote_dialogflow_agent {
    agent   = "projects/acme-prod/locations/global/agents/7d0a"
    flow_id = "1"
  }
}
