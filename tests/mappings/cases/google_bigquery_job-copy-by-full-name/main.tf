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
  job_id   = "copy-1"
  location = "europe-west3"

  copy {
    source_tables {
      table_id = "projects/acme-prod/datasets/sales/tables/orders"
    }

    destination_table {
      table_id = "projects/acme-prod/datasets/archive/tables/orders"
    }
  }
}
