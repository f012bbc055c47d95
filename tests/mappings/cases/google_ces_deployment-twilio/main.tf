terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_ces_deployment" "this" {
  location     = "eu"
  app          = "shop"
  app_version  = "projects/acme-prod/locations/eu/apps/shop/versions/1"
  display_name = "phone"

  channel_profile {
    channel_type = "TWILIO"
  }
}
