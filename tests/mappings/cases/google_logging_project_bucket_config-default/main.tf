terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_logging_project_bucket_config" "this" {
  project   = "acme-prod"
  location  = "global"
  bucket_id = "_Default"
}
