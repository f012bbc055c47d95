terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_network_security_intercept_deployment" "this" {
  intercept_deployment_id    = "look"
  location                   = "europe-west3-a"
  forwarding_rule            = "projects/acme-prod/regions/europe-west3/forwardingRules/firewall"
  intercept_deployment_group = "projects/acme-prod/locations/global/interceptDeploymentGroups/watch"
}
