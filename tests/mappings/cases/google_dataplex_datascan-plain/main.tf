terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataplex_datascan" "this" {
  data_scan_id = "quality"
  location     = "europe-west3"

  data {
    resource = "//bigquery.googleapis.com/projects/acme-prod/datasets/sales/tables/orders"
  }

  execution_spec {
    trigger {
      on_demand {}
    }
  }

  data_profile_spec {}
}
