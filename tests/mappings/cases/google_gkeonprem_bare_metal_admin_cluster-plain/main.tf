terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_gkeonprem_bare_metal_admin_cluster" "this" {
  location = "europe-west3"
  name     = "plant"
}
