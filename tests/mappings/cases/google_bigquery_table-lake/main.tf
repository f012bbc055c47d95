terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_bigquery_dataset" "sales" {
  dataset_id = "sales"
  location   = "europe-west3"
}

resource "google_bigquery_table" "this" {
  dataset_id = google_bigquery_dataset.sales.dataset_id
  table_id   = "orders"

  biglake_configuration {
    connection_id = "acme-prod.europe-west3.lake"
    file_format   = "PARQUET"
    storage_uri   = "gs://acme-lake/orders"
    table_format  = "ICEBERG"
  }
}
