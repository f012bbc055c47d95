terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_alloydb_instance" "this" {
  cluster       = "projects/acme-prod/locations/europe-west3/clusters/orders"
  instance_id   = "primary"
  instance_type = "PRIMARY"

  network_config {
    enable_public_ip = true

    authorized_external_networks {
      cidr_range = "0.0.0.0/0"
    }
  }
}
