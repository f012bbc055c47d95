terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_project_iam_policy" "this" {
  project     = "acme-prod"
  policy_data = jsonencode({ bindings = [{ role = "roles/viewer", members = ["allUsers"] }] })
}
