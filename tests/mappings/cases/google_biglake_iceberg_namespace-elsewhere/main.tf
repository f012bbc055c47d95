terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_biglake_iceberg_namespace" "this" {
  catalog      = "acme-ice"
  namespace_id = "sales"

  properties = {
    location = "gs://acme-other/sales"
  }
}
