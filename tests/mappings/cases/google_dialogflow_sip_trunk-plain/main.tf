terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dialogflow_sip_trunk" "this" {
  location          = "europe-west3"
  display_name      = "office"
  expected_hostname = ["sip.acme.example"]
}
