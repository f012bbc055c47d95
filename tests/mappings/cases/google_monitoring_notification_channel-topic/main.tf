terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_monitoring_notification_channel" "this" {
  display_name = "on call"
  type         = "pubsub"

  labels = {
    topic = "projects/acme-prod/topics/alerts"
  }
}
