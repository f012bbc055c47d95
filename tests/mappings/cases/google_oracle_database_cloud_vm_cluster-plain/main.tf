terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_oracle_database_cloud_vm_cluster" "this" {
  location               = "europe-west3"
  cloud_vm_cluster_id    = "v"
  exadata_infrastructure = "projects/acme-prod/locations/europe-west3/cloudExadataInfrastructures/x"
}
