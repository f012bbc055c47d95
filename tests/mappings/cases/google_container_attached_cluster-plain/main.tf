terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_container_attached_cluster" "this" {
  name             = "own"
  location         = "europe-west3"
  distribution     = "generic"
  platform_version = "1.30.0-gke.1"

  oidc_config {
    issuer_url = "https://oidc.acme.example"
  }

  fleet {
    project = "42"
  }
}
