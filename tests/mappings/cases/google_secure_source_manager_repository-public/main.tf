terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_secure_source_manager_repository" "this" {
  repository_id = "shop"
  location      = "europe-west3"
  instance      = "projects/acme-prod/locations/europe-west3/instances/code"
}

resource "google_secure_source_manager_repository_iam_member" "everybody" {
  repository_id = "shop"
  location      = "europe-west3"
  role          = "roles/securesourcemanager.repoReader"
  member        = "allUsers"
}
