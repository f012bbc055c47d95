terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_secure_source_manager_hook" "this" {
  hook_id       = "notify"
  location      = "europe-west3"
  repository_id = "shop"
  target_uri    = "https://ci.example.com/hook"
}
