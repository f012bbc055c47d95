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
  topic = "projects/acme-prod/topics/orders"

  push_config {
    push_endpoint = "https://hook.example.com/orders"
  }
}
