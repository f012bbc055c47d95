terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_blockchain_node_engine_blockchain_nodes" "this" {
  location           = "europe-west3"
  blockchain_node_id = "node"
}
