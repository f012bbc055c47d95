terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_region_network_endpoint" "this" {
  region_network_endpoint_group = "vendor"
  region                        = "europe-west3"
  fqdn                          = "api.vendor.example"
  port                          = 443
}
