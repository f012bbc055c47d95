terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_bigquery_connection" "this" {
  connection_id = "lake"

  cloud_resource {}
}
