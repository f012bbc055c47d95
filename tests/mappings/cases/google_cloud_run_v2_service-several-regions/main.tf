terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloud_run_v2_service" "this" {
  name                 = "api"
  location             = "global"
  ingress              = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  invoker_iam_disabled = true

  multi_region_settings {
    regions = ["europe-west3", "us-central1"]
  }

  template {
    containers {
      image = "europe-west3-docker.pkg.dev/acme-prod/apps/api:1"
    }
  }
}
