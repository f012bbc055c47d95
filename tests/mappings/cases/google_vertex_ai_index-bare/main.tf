terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_index" "this" {
  display_name = "letters"

  metadata {
    config {
      dimensions = 768
    }
  }
}
