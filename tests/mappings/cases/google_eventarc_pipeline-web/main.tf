terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_eventarc_pipeline" "this" {
  pipeline_id = "orders"
  location    = "europe-west3"

  destinations {
    http_endpoint {
      uri = "https://hooks.example.com/orders"
    }
  }
}
