terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_access_context_manager_service_perimeters" "this" {
  parent = "accessPolicies/5"
  service_perimeters {
    name  = "accessPolicies/5/servicePerimeters/data"
    title = "data"
    status {
      resources           = ["projects/42"]
      restricted_services = ["storage.googleapis.com"]
    }
  }
  service_perimeters {
    name  = "accessPolicies/5/servicePerimeters/tried"
    title = "tried"
    spec {
      resources           = ["projects/43"]
      restricted_services = ["storage.googleapis.com"]
    }
  }
}
