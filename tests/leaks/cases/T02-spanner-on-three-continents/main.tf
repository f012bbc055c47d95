terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_spanner_instance" "this" {
  name         = "main"
  config       = "nam-eur-asia1"
  display_name = "main"
  num_nodes    = 1
}

resource "google_spanner_database" "this" {
  name     = "orders"
  instance = google_spanner_instance.this.name
}
