terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_project" "this" {
  name       = "acme-prod"
  project_id = "acme-prod"
  folder_id  = "7"
}
