terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_project_organization_policy" "this" {
  project    = "acme-prod"
  constraint = "constraints/gcp.resourceLocations"

  list_policy {
    allow {
      values = ["in:eu-locations"]
    }
  }
}
