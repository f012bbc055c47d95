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
  name        = "_Default"
  destination = "logging.googleapis.com/projects/acme-prod/locations/europe-west3/buckets/kept"
}

resource "google_logging_project_exclusion" "noise" {
  name   = "noise"
  filter = "severity < ERROR"
}
