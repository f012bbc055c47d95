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
    push_endpoint = "https://europe-west3-acme-prod.cloudfunctions.net/take"
  }
}
