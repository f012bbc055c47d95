terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_bigquery_dataset" "this" {
  dataset_id = "sales"
  location   = "europe-west3"
}
