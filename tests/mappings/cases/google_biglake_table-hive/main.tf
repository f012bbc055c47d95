terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_biglake_table" "this" {
  name     = "orders"
  database = "projects/acme-prod/locations/europe-west3/catalogs/lake/databases/sales"
  type     = "HIVE"

  hive_options {
    storage_descriptor {
      location_uri = "gs://acme-lake/sales/orders"
    }
  }
}
