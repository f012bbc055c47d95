terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_model_armor_template" "this" {
  location    = "europe-west3"
  template_id = "strict"

  filter_config {}
}
