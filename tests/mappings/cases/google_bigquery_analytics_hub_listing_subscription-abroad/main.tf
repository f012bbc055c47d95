terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_bigquery_analytics_hub_listing_subscription" "this" {
  data_exchange_id = "partners"
  listing_id       = "sales"
  location         = "europe-west3"

  destination_dataset {
    location = "US"

    dataset_reference {
      dataset_id = "shared"
      project_id = "acme-prod"
    }
  }
}
