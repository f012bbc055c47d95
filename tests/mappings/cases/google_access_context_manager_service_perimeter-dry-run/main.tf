terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_access_context_manager_service_perimeter" "this" {
  parent = "accessPolicies/5"
  name   = "accessPolicies/5/servicePerimeters/data"
  title  = "data"

  use_explicit_dry_run_spec = true
  spec {
    resources           = ["projects/42"]
    restricted_services = ["storage.googleapis.com"]
  }
}
