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

  perimeter_type = "PERIMETER_TYPE_BRIDGE"
  status {
    resources = ["projects/42", "projects/43"]
  }
}
