terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_bigquery_data_transfer_config" "this" {
  display_name           = "Orders"
  data_source_id         = "scheduled_query"
  destination_dataset_id = "sales"

  params = {
    query = "SELECT 1"
  }
}
