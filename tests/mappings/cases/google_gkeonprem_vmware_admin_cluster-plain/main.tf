terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_gkeonprem_vmware_admin_cluster" "this" {
  location = "europe-west3"
  name     = "plant"

  network_config {
    pod_address_cidr_blocks     = ["x"]
    service_address_cidr_blocks = ["x"]
  }
}
