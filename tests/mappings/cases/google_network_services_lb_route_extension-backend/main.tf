terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_network_services_lb_route_extension" "this" {
  name                  = "route"
  location              = "europe-west3"
  load_balancing_scheme = "INTERNAL_MANAGED"
  forwarding_rules      = ["https://www.googleapis.com/compute/v1/projects/acme-prod/regions/europe-west3/forwardingRules/web"]

  extension_chains {
    name = "one"

    match_condition {
      cel_expression = "true"
    }

    extensions {
      name      = "ask"
      service   = "https://www.googleapis.com/compute/v1/projects/acme-prod/regions/us-east4/backendServices/ask"
      authority = "ask.acme.example"
      timeout   = "0.1s"
    }
  }

}
