terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_service_attachment" "this" {
  name                  = "api"
  region                = "europe-west3"
  connection_preference = "ACCEPT_MANUAL"
  enable_proxy_protocol = false
  nat_subnets           = ["https://www.googleapis.com/compute/v1/projects/acme-prod/regions/europe-west3/subnetworks/nat"]
  target_service        = "https://www.googleapis.com/compute/v1/projects/acme-prod/regions/europe-west3/forwardingRules/api"

  consumer_accept_lists {
    project_id_or_num = "partner"
    connection_limit  = 4
  }
}
