terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_migration_center_source" "this" {
  source_id = "plant"
  location  = "europe-west3"
}
