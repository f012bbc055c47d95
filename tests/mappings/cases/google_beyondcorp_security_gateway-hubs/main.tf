terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_beyondcorp_security_gateway" "this" {
  security_gateway_id = "gate"

  hubs {
    region = "europe-west3"
  }

  hubs {
    region = "us-central1"
  }
}
