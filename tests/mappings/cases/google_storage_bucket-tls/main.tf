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

resource "google_org_policy_policy" "tls" {
  name   = "projects/acme-prod/policies/storage.secureHttpTransport"
  parent = "projects/acme-prod"
  spec {
    rules {
      enforce = "TRUE"
    }
  }
}
