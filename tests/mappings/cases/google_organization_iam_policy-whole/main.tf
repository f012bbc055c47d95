terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_organization_iam_policy" "this" {
  org_id      = "9"
  policy_data = jsonencode({ bindings = [{ role = "roles/viewer", members = ["allUsers"] }] })
}
