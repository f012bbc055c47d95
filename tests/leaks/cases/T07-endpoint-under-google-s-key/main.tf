terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_endpoint" "this" {
  name         = "42"
  display_name = "answers"
  location     = "europe-west3"
}
