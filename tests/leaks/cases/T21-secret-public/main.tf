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
    user_managed {
      replicas {
        location = "europe-west3"
      }
    }
  }
}

resource "google_secret_manager_secret_iam_binding" "everybody" {
  secret_id = google_secret_manager_secret.this.secret_id
  role      = "roles/secretmanager.secretAccessor"
  members   = ["allUsers"]
}
