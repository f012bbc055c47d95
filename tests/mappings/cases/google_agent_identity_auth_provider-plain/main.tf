terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_agent_identity_auth_provider" "this" {
  location         = "europe-west3"
  auth_provider_id = "crm"

  auth_provider_type_params {
    api_key {
      api_key = "k"
    }
  }
}
