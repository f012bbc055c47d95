terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_firebase_data_connect_service" "this" {
  location   = "europe-west3"
  service_id = "graph"
}
