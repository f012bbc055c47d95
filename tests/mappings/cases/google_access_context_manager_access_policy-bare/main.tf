terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_access_context_manager_access_policy" "this" {
  parent = "organizations/9"
  title  = "everything"
}
