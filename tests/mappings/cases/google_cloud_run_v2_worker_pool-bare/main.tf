terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloud_run_v2_worker_pool" "this" {
  name     = "workers"
  location = "europe-west3"

  template {
    containers {
      image = "europe-west3-docker.pkg.dev/acme-prod/apps/api:1"
    }
  }
}
