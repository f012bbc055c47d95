terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_tensorboard" "runs" {
  display_name = "runs"
  region       = "europe-west3"
}

resource "google_vertex_ai_tensorboard_experiment" "this" {
  tensorboard               = google_vertex_ai_tensorboard.runs.name
  tensorboard_experiment_id = "first"
  location                  = "europe-west3"
}
