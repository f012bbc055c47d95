terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_network_services_authz_extension" "this" {
  name                  = "ask"
  location              = "europe-west3"
  load_balancing_scheme = "INTERNAL_MANAGED"
  service               = "ask.vendor.example"
  authority             = "ask.vendor.example"
  timeout               = "0.1s"
}
