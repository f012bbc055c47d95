terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_eventarc_enrollment" "this" {
  enrollment_id = "orders"
  location      = "europe-west3"
  cel_match     = "true"
  destination   = "projects/acme-prod/locations/europe-west3/pipelines/orders"
  message_bus   = "projects/acme-prod/locations/europe-west3/messageBuses/bus"
}
