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
  name         = "acme-ice"
  catalog_type = "CATALOG_TYPE_GCS_BUCKET"
}

resource "google_biglake_iceberg_catalog_iam_member" "everybody" {
  name   = google_biglake_iceberg_catalog.this.name
  role   = "roles/biglake.viewer"
  member = "allAuthenticatedUsers"
}
