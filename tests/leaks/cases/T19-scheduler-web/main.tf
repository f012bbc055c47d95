terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloud_scheduler_job" "this" {
  name     = "nightly"
  region   = "europe-west3"
  schedule = "0 3 * * *"

  http_target {
    uri = "https://hook.example.com/nightly"
  }
}
