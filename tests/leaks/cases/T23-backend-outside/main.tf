terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_global_network_endpoint_group" "this" {
  name                  = "vendor"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "host" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.this.name
  fqdn                          = "api.vendor.example"
  port                          = 443
}
