terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_network_security_mirroring_endpoint_group" "this" {
  mirroring_endpoint_group_id = "copy"
  location                    = "global"
  mirroring_deployment_group  = "projects/vendor/locations/global/mirroringDeploymentGroups/watch"
}
