terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataplex_lake" "this" {
  name     = "lake"
  location = "europe-west3"
}
