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
  name   = "projects/acme-prod/policies/gcp.resourceLocations"
  parent = "projects/acme-prod"

  spec {
    rules {
      values {
        allowed_values = ["in:europe-locations"]
      }
    }
  }
}
