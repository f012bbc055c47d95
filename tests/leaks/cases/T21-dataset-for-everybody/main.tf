terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_bigquery_dataset_iam_member" "everybody" {
  dataset_id = google_bigquery_dataset.this.dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = "allAuthenticatedUsers"
}

resource "google_bigquery_dataset" "this" {
  dataset_id = "sales"
  location   = "EU"

  external_catalog_dataset_options {
    default_storage_location_uri = "gs://acme-lake/sales"
  }
}
