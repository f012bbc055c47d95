terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_edgecontainer_node_pool" "this" {
  name          = "racks"
  cluster       = "plant"
  location      = "europe-west3"
  node_location = "europe-west3-edge-acme"
  node_count    = 3

  local_disk_encryption {
    kms_key = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}
