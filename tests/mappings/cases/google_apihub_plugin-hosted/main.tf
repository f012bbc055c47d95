terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_apihub_plugin" "this" {
  location     = "europe-west3"
  plugin_id    = "lint"
  display_name = "lint"

  hosting_service {
    service_uri = "https://lint.example.com"
  }
}
