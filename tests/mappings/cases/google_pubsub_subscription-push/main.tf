terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_pubsub_subscription" "this" {
  name  = "out"
  topic = "orders"

  push_config {
    push_endpoint = "https://hook.example.com/orders"
  }

  dead_letter_policy {
    dead_letter_topic = "projects/acme-prod/topics/lost"
  }
}

resource "google_pubsub_subscription_iam_member" "everybody" {
  subscription = google_pubsub_subscription.this.name
  role         = "roles/pubsub.subscriber"
  member       = "allUsers"
}
