terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_logging_log_view" "this" {
  name     = "shop"
  bucket   = "kept"
  location = "europe-west3"
  parent   = "projects/acme-prod"
}

resource "google_logging_log_view_iam_member" "everybody" {
  parent   = "projects/acme-prod"
  location = "europe-west3"
  bucket   = "kept"
  name     = google_logging_log_view.this.name
  role     = "roles/logging.viewAccessor"
  member   = "allAuthenticatedUsers"
}
