terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_network_services_lb_edge_extension" "this" {
  name                  = "rewrite"
  location              = "global"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  forwarding_rules      = ["https://www.googleapis.com/compute/v1/projects/acme-prod/global/forwardingRules/web"]

  extension_chains {
    name = "one"

    match_condition {
      cel_expression = "true"
    }

    extensions {
      name    = "ask"
      service = "projects/acme-prod/locations/global/wasmPlugins/rewrite"

    }
  }

}
