terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloud_asset_project_feed" "changes" {
  feed_id     = "changes"
  asset_types = ["compute.googleapis.com/Instance"]

  feed_output_config {
    pubsub_destination {
      topic = google_pubsub_topic.changes.id
    }
  }
}

resource "google_pubsub_topic" "changes" {
  name = "changes"

  message_storage_policy {
    allowed_persistence_regions = ["us-central1"]
  }
}
