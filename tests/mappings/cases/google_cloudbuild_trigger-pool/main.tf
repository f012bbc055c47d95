terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloudbuild_trigger" "this" {
  name     = "main"
  location = "europe-west3"

  build {
    logs_bucket = "gs://acme-build-logs"

    step {
      name = "ubuntu"
    }

    artifacts {
      objects {
        location = "gs://acme-artifacts/main"
        paths    = ["out"]
      }
    }

    options {
      worker_pool = "projects/acme-prod/locations/europe-west3/workerPools/pool"
    }
  }
}
