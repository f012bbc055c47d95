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

  labels = {
    eurofence-class = "internal"
  }

  encryption_spec {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }

  spec {
    agent_framework = "google-adk"

    deployment_spec {
      env {
        name  = "GOOGLE_CLOUD_LOCATION"
        value = "europe-west4"
      }

      env {
        name  = "LOG_LEVEL"
        value = "info"
      }
    }
  }
}
