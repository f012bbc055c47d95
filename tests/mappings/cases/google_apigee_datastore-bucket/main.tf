terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_apigee_datastore" "this" {
  org_id       = "organizations/acme-prod"
  display_name = "usage"
  target_type  = "gcs"

  datastore_config {
    project_id  = "acme-prod"
    bucket_name = "acme-usage"
  }
}
