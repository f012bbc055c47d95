terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_logging_project_sink" "this" {
  name        = "all"
  destination = "pubsub.googleapis.com/projects/acme-prod/topics/logs"

  exclusions {
    name   = "noise"
    filter = "severity < ERROR"
  }
}
