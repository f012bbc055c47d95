terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_bigquery_reservation" "this" {
  name               = "main"
  location           = "europe-west3"
  slot_capacity      = 100
  secondary_location = "us-east4"
}
