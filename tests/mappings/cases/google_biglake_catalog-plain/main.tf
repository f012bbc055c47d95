terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_biglake_catalog" "this" {
  name     = "lake"
  location = "europe-west3"
}
