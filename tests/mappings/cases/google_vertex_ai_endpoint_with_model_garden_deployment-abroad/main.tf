terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_endpoint_with_model_garden_deployment" "this" {
  location             = "us-central1"
  publisher_model_name = "publishers/google/models/gemma3@gemma-3-1b-it"

  endpoint_config {
    endpoint_display_name = "gemma"
  }

  model_config {
    accept_eula = true
  }
}
