terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_artifact_registry_repository" "this" {
  repository_id = "images"
  location      = "us"
  format        = "DOCKER"
}
