terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_clouddeploy_target" "this" {
  name     = "prod"
  location = "europe-west3"

  run {
    location = "projects/acme-prod/locations/us-central1"
  }

  execution_configs {
    usages           = ["RENDER", "DEPLOY"]
    artifact_storage = "gs://acme-artifacts"
  }
}
