terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_deployment_manager_deployment" "this" {
  name = "old"

  target {
    config {
      content = "resources: []"
    }
  }
}
