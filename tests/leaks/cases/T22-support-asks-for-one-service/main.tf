terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_project_access_approval_settings" "this" {
  project_id = "acme-prod"
  enrolled_services {
    cloud_product = "storage.googleapis.com"
  }
}
