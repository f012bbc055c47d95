terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_bigquery_analytics_hub_listing" "this" {
  data_exchange_id = "partners"
  listing_id       = "sales"
  display_name     = "Sales"
  location         = "europe-west3"

  bigquery_dataset {
    dataset           = "projects/acme-prod/datasets/sales"
    replica_locations = ["us-east4"]
  }
}
