terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_storage_bucket" "this" {
  name                        = "acme-web"
  location                    = "EUROPE-WEST3"
  uniform_bucket_level_access = true
}

resource "google_storage_managed_folder_iam_member" "everybody" {
  bucket         = google_storage_bucket.this.name
  managed_folder = "pub/"
  role           = "roles/storage.objectViewer"
  member         = "allUsers"
}
