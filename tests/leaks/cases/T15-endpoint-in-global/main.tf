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
  name         = "43"
  display_name = "answers"
  location     = "global"
}
