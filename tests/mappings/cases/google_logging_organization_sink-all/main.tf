terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_logging_organization_sink" "this" {
  name             = "all"
  destination      = "logging.googleapis.com/projects/acme-prod/locations/europe-west3/buckets/kept"
  org_id           = "1"
  include_children = true
}
