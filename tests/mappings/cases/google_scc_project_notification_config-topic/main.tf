terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_scc_project_notification_config" "this" {
  project      = "acme-prod"
  config_id    = "out"
  pubsub_topic = "projects/acme-prod/topics/findings"

  streaming_config {
    filter = ""
  }
}
