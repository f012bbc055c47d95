terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_alloydb_cluster" "this" {
  cluster_id   = "orders"
  location     = "europe-west3"
  cluster_type = "SECONDARY"

  secondary_config {
    primary_cluster_name = "projects/acme-prod/locations/us-central1/clusters/orders"
  }
}
