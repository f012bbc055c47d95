terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_organization_policy" "this" {
  org_id     = "9"
  constraint = "constraints/gcp.resourceLocations"

  restore_policy {
    default = true
  }
}
