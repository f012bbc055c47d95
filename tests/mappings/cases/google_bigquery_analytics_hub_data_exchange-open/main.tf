terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_bigquery_analytics_hub_data_exchange" "this" {
  data_exchange_id = "partners"
  display_name     = "Partners"
  location         = "europe-west3"
}

resource "google_bigquery_analytics_hub_data_exchange_iam_member" "everybody" {
  data_exchange_id = google_bigquery_analytics_hub_data_exchange.this.data_exchange_id
  location         = "europe-west3"
  role             = "roles/analyticshub.viewer"
  member           = "allAuthenticatedUsers"
}
