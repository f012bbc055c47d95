terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_recaptcha_enterprise_key" "this" {
  display_name = "site"

  web_settings {
    integration_type  = "SCORE"
    allow_all_domains = true
  }
}
