terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_secret_manager_secret" "this" {
  secret_id = "password"

  replication {
    auto {}
  }
}
