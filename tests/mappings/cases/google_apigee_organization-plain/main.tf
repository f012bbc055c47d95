terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_apigee_organization" "this" {
  project_id       = "acme-prod"
  analytics_region = "europe-west1"
}
