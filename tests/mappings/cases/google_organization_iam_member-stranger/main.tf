terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_organization_iam_member" "this" {
  org_id = "9"
  role   = "roles/viewer"
  member = "user:eve@elsewhere.example"
}
