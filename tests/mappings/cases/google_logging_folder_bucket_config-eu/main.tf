terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_logging_folder_bucket_config" "this" {
  folder    = "folders/9"
  location  = "eu"
  bucket_id = "kept"
}
