terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_pubsub_lite_topic" "this" {
  name   = "orders"
  region = "europe-west3"
  zone   = "europe-west3-a"
}
