terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

# Its bucket is in the multi-region US where nobody says where.
resource "google_container_registry" "this" {
  project = "acme-prod"
}
