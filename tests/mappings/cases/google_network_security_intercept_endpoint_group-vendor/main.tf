terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_network_security_intercept_endpoint_group" "this" {
  intercept_endpoint_group_id = "look"
  location                    = "global"
  intercept_deployment_group  = "projects/vendor/locations/global/interceptDeploymentGroups/watch"
}
