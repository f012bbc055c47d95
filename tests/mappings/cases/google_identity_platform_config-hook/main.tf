terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_identity_platform_config" "this" {
  blocking_functions {
    triggers {
      event_type   = "beforeSignIn"
      function_uri = "https://europe-west3-acme-prod.cloudfunctions.net/check"
    }
  }
}
