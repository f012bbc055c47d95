terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_project_iam_member" "this" {
  project = "acme-prod"
  role    = "roles/viewer"
  member  = "user:eve@elsewhere.example"
}
