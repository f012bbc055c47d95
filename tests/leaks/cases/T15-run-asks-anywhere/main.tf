terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloud_run_v2_service_iam_member" "everybody" {
  name     = google_cloud_run_v2_service.this.name
  location = google_cloud_run_v2_service.this.location
  role     = "roles/run.invoker"
  member   = "allUsers"
}

resource "google_cloud_run_v2_service" "this" {
  name     = "api"
  location = "europe-west3"

  template {
    containers {
      image = "europe-west3-docker.pkg.dev/acme-prod/apps/api:1"

      env {
        name  = "GOOGLE_CLOUD_LOCATION"
        value = "global"
      }
    }
  }
}
