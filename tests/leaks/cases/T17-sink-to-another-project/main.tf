terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_logging_project_sink" "all" {
  name        = "all"
  destination = "logging.googleapis.com/projects/somebody-else"
}
