terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_beyondcorp_app_gateway" "this" {
  name   = "gate"
  region = "europe-west3"
}
