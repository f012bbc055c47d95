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
  name        = "errors"
  destination = "bigquery.googleapis.com/projects/acme-prod/datasets/logs"
  filter      = "severity >= ERROR"
}
