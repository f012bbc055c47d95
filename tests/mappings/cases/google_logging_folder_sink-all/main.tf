terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_logging_folder_sink" "this" {
  name             = "all"
  destination      = "logging.googleapis.com/projects/acme-prod/locations/europe-west3/buckets/kept"
  folder           = "folders/9"
  include_children = true
}
