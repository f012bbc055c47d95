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
  region       = "europe-west3"

  spec {
    deployment_spec {
      secret_env {
        name = "GOOGLE_CLOUD_LOCATION"

        secret_ref {
          secret = "place"
        }
      }
    }
  }
}
