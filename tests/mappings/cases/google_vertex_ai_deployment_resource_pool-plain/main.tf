terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_deployment_resource_pool" "this" {
  name   = "pool"
  region = "europe-west3"

  dedicated_resources {
    min_replica_count = 1

    machine_spec {
      machine_type = "n1-standard-4"
    }
  }
}
