terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_managed_kafka_connect_cluster" "this" {
  location           = "europe-west3"
  connect_cluster_id = "movers"
  kafka_cluster      = "projects/acme-prod/locations/europe-west3/clusters/events"

  capacity_config {
    vcpu_count   = "12"
    memory_bytes = "12884901888"
  }

  gcp_config {
    access_config {
      network_configs {
        primary_subnet = "projects/acme-prod/regions/europe-west3/subnetworks/default"
      }
    }
  }
}
