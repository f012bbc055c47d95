terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_container_cluster" "this" {
  name               = "main"
  location           = "europe-west3"
  initial_node_count = 1
}
