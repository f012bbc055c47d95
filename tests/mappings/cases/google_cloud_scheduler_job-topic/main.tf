terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloud_scheduler_job" "this" {
  name     = "nightly"
  schedule = "0 3 * * *"

  pubsub_target {
    topic_name = "projects/acme-prod/topics/orders"
    data       = "e30="
  }
}
