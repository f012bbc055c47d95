terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_ml_engine_model" "this" {
  name    = "letters"
  regions = ["europe-west4"]
}
