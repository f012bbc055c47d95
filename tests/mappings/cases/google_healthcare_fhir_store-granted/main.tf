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

resource "google_healthcare_fhir_store" "this" {
  name    = "s"
  dataset = google_healthcare_dataset.clinic.id
  version = "R4"
}

resource "google_healthcare_fhir_store_iam_member" "m" {
  fhir_store_id = google_healthcare_fhir_store.this.id
  role          = "roles/healthcare.fhirResourceReader"
  member        = "allUsers"
}
