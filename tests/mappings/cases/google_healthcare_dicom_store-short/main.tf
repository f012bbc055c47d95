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

resource "google_healthcare_dicom_store" "this" {
  name    = "s"
  dataset = "projects/acme-prod/locations/europe-west3/datasets/clinic"
}

resource "google_healthcare_dicom_store_iam_binding" "b" {
  dicom_store_id = "europe-west3/clinic/s"
  role           = "roles/healthcare.dicomViewer"
  members        = ["allAuthenticatedUsers"]
}
