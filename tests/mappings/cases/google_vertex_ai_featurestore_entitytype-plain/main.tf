terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_featurestore" "old" {
  name   = "old"
  region = "europe-west3"
}

resource "google_vertex_ai_featurestore_entitytype" "this" {
  name         = "people"
  featurestore = google_vertex_ai_featurestore.old.id
}
