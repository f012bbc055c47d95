terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_active_directory_domain" "this" {
  domain_name       = "ad.acme.example"
  locations         = ["europe-west3", "us-central1"]
  reserved_ip_range = "10.0.0.0/24"
}
