terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_discovery_engine_recommendation_engine" "this" {
  location       = "global"
  engine_id      = "films"
  display_name   = "Films"
  data_store_ids = ["films"]
}
