terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_global_forwarding_rule" "this" {
  name                  = "web"
  target                = "projects/acme-prod/global/targetHttpsProxies/web"
  port_range            = "443"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}
