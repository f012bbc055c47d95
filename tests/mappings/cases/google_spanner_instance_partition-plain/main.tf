terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_spanner_instance_partition" "this" {
  name         = "abroad"
  instance     = "main"
  config       = "nam6"
  display_name = "abroad"
  node_count   = 1
}
