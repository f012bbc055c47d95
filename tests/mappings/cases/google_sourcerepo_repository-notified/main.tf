terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_sourcerepo_repository" "this" {
  name = "shop"

  pubsub_configs {
    topic          = "projects/acme-prod/topics/pushes"
    message_format = "JSON"
  }
}

resource "google_sourcerepo_repository_iam_member" "everybody" {
  repository = google_sourcerepo_repository.this.name
  role       = "roles/viewer"
  member     = "allUsers"
}
