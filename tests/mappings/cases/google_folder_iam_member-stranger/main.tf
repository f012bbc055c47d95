terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_folder_iam_member" "this" {
  folder = "folders/7"
  role   = "roles/viewer"
  member = "user:eve@elsewhere.example"
}
