terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataplex_metadata_feed" "this" {
  metadata_feed_id = "changes"
  location         = "europe-west3"
  pubsub_topic     = "projects/acme-prod/topics/changes"

  scope {
    projects = ["projects/acme-prod"]
  }
}
