terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_ces_tool" "this" {
  location = "eu"
  app      = "shop"
  tool_id  = "manuals"

  data_store_tool {
    name = "manuals"

    data_store_source {
      data_store {
        name = "projects/acme-prod/locations/eu/collections/default_collection/dataStores/manuals"
      }
    }
  }
}
