terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloud_run_service_iam_member" "everybody" {
  service  = google_cloud_run_service.this.name
  location = google_cloud_run_service.this.location
  role     = "roles/run.invoker"
  member   = "allUsers"
}

resource "google_cloud_run_service" "this" {
  name     = "api"
  location = "europe-west3"

  template {
    spec {
      containers {
        image = "europe-west3-docker.pkg.dev/acme-prod/apps/api:1"
      }
    }
  }
}
