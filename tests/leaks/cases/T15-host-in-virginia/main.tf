terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_tensorboard" "this" {
  display_name = "runs"
  region       = "us-east4"
}
