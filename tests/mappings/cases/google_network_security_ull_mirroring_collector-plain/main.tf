terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_network_security_ull_mirroring_collector" "this" {
  ull_mirroring_collector_id = "copy"
  location                   = "europe-west3-a"
  engine                     = "projects/acme-prod/locations/europe-west3-a/ullMirroringEngines/e"
  forwarding_rule            = "projects/acme-prod/regions/europe-west3/forwardingRules/collector"
}
