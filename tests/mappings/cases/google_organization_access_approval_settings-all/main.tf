terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_organization_access_approval_settings" "this" {
  organization_id = "9"
  enrolled_services {
    cloud_product = "all"
  }
}
