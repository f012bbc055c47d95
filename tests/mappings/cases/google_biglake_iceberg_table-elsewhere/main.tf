terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_biglake_iceberg_table" "this" {
  catalog   = "acme-ice"
  namespace = "sales"
  name      = "orders"
  location  = "gs://acme-other/sales/orders"

  schema {
    type = "struct"

    fields {
      id       = 1
      name     = "id"
      type     = "long"
      required = true
    }
  }
}
