terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_spanner_instance" "this" {
  name         = "main"
  config       = "regional-europe-west3"
  display_name = "main"
  num_nodes    = 1

  labels = {
    eurofence-class = "internal"
  }
}

resource "google_spanner_instance_iam_member" "everybody" {
  instance = google_spanner_instance.this.name
  role     = "roles/spanner.viewer"
  member   = "allAuthenticatedUsers"
}
