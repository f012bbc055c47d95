terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_network_services_edge_cache_origin" "this" {
  name           = "video"
  origin_address = "origin.vendor.example"
}
