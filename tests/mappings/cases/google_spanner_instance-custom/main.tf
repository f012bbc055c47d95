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
  config       = "projects/acme-prod/instanceConfigs/custom-eur3-plus"
  display_name = "main"
  num_nodes    = 1
}
