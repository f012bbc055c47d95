terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_reasoning_engine" "this" {
  display_name = "clerk"
}

resource "google_vertex_ai_reasoning_engine_iam_member" "everybody" {
  reasoning_engine = google_vertex_ai_reasoning_engine.this.name
  region           = "europe-west3"
  role             = "roles/aiplatform.user"
  member           = "allAuthenticatedUsers"
}
