terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloud_tasks_queue" "this" {
  name     = "later"
  location = "europe-west3"

  http_target {
    uri_override {
      host = "work.example.com"
    }
  }
}
