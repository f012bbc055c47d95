terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_network_security_dns_threat_detector" "this" {
  name     = "names"
  location = "global"
}
