terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloud_asset_organization_feed" "this" {
  org_id          = "1"
  billing_project = "acme-prod"
  feed_id         = "changes"
  content_type    = "RESOURCE"
  asset_types     = ["compute.googleapis.com/Instance"]

  feed_output_config {
    pubsub_destination {
      topic = "projects/acme-prod/topics/changes"
    }
  }
}
