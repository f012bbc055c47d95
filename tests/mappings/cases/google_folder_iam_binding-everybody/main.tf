terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_folder_iam_binding" "this" {
  folder  = "folders/7"
  role    = "roles/viewer"
  members = ["allUsers", "group:staff@acme.example"]
}
