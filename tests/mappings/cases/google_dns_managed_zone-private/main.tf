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
  name       = "inside"
  dns_name   = "inside.acme.example."
  visibility = "private"
}
