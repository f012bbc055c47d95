terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_network_services_wasm_plugin" "this" {
  name            = "rewrite"
  main_version_id = "v1"

  versions {
    version_name = "v1"
    image_uri    = "europe-west3-docker.pkg.dev/acme-prod/wasm/rewrite:1"
  }
}
