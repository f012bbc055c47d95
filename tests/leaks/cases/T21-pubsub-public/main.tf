terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_pubsub_topic" "this" {
  name = "orders"
}

resource "google_pubsub_topic_iam_member" "everybody" {
  topic  = google_pubsub_topic.this.id
  role   = "roles/pubsub.subscriber"
  member = "allAuthenticatedUsers"
}
