terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dns_managed_zone" "this" {
  name     = "acme"
  dns_name = "acme.example."
}
