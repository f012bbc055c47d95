terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_org_policy_policy" "this" {
  name   = "projects/acme-prod/policies/gcp.restrictNonCmekServices"
  parent = "projects/acme-prod"

  spec {
    rules {
      values {
        denied_values = ["storage.googleapis.com", "bigquery.googleapis.com"]
      }
    }
  }
}
