terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_network_security_mirroring_deployment" "this" {
  mirroring_deployment_id    = "copy"
  location                   = "europe-west3-a"
  forwarding_rule            = "projects/acme-prod/regions/europe-west3/forwardingRules/collector"
  mirroring_deployment_group = "projects/acme-prod/locations/global/mirroringDeploymentGroups/watch"
}
