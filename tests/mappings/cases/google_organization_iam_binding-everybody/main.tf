terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_organization_iam_binding" "this" {
  org_id  = "9"
  role    = "roles/viewer"
  members = ["allUsers", "group:staff@acme.example"]
}
