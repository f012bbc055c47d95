terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_biglake_iceberg_catalog" "this" {
  name             = "ice"
  catalog_type     = "CATALOG_TYPE_BIGLAKE"
  primary_location = "us-east4"
  default_location = "gs://acme-ice/"
}
