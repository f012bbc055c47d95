terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_alloydb_instance" "this" {
  cluster       = "projects/acme-prod/locations/europe-west3/clusters/orders"
  instance_id   = "primary"
  instance_type = "PRIMARY"
}
