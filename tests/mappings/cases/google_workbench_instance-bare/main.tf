terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_workbench_instance" "this" {
  name     = "lab"
  location = "europe-west2-c"
}

resource "google_workbench_instance_iam_member" "this" {
  name     = "lab"
  location = "europe-west2-c"
  role     = "roles/notebooks.viewer"
  member   = "allAuthenticatedUsers"
}
