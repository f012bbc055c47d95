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
  location      = "europe-west3"
  format        = "DOCKER"
}

resource "google_artifact_registry_repository_iam_member" "everybody" {
  repository = google_artifact_registry_repository.this.name
  location   = google_artifact_registry_repository.this.location
  role       = "roles/artifactregistry.reader"
  member     = "allUsers"
}
