terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloudbuild_trigger" "this" {
  name     = "main"
  filename = "cloudbuild.yaml"
}
