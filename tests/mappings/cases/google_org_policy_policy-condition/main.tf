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
      condition {
        expression = "resource.matchTag('123/env', 'test')"
      }
      values {
        allowed_values = ["us-east1"]
      }
    }
    rules {
      values {
        allowed_values = ["europe-west3"]
      }
    }
  }
}
