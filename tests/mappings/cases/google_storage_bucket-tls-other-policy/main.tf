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
  name     = "acme-data"
  location = "EUROPE-WEST3"
}

resource "google_org_policy_policy" "places" {
  name   = "projects/acme-prod/policies/gcp.resourceLocations"
  parent = "projects/acme-prod"
  spec {
    rules {
      enforce = "TRUE"
    }
  }
}
