terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_apigee_organization" "apis" {
  project_id                 = "acme-prod"
  analytics_region           = "us-central1"
  api_consumer_data_location = "europe-west1"
}
