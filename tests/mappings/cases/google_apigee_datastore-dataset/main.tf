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
  target_type  = "bigquery"

  datastore_config {
    project_id   = "acme-prod"
    dataset_name = "usage"
  }
}
