terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_gkeonprem_vmware_cluster" "this" {
  admin_cluster_membership = "x"
  location                 = "europe-west3"
  name                     = "plant"
  on_prem_version          = "x"

  control_plane_node {
  }
}
