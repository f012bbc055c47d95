terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_folder_organization_policy" "this" {
  folder     = "folders/7"
  constraint = "constraints/gcp.resourceLocations"

  list_policy {
    allow {
      all = true
    }
  }
}
