terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_workstations_workstation_cluster" "this" {
  workstation_cluster_id = "desk"
  location               = "europe-west3"
  network                = "projects/acme-prod/global/networks/main"
  subnetwork             = "projects/acme-prod/regions/europe-west3/subnetworks/main"

  labels = {
    eurofence-class = "internal"
  }
}
