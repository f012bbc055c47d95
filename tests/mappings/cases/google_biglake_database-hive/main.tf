terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_biglake_database" "this" {
  name    = "sales"
  catalog = "projects/acme-prod/locations/europe-west3/catalogs/lake"
  type    = "HIVE"

  hive_options {
    location_uri = "gs://acme-lake/sales"
  }
}
