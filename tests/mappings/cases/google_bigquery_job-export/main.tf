terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_bigquery_job" "this" {
  job_id   = "export-1"
  location = "europe-west3"

  extract {
    destination_uris = ["gs://acme-exports/sales.csv"]

    source_table {
      project_id = "acme-prod"
      dataset_id = "sales"
      table_id   = "orders"
    }
  }
}
