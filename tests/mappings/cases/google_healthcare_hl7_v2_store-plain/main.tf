terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_healthcare_dataset" "clinic" {
  name     = "clinic"
  location = "europe-west3"
}

resource "google_healthcare_hl7_v2_store" "this" {
  name    = "s"
  dataset = google_healthcare_dataset.clinic.id
}
