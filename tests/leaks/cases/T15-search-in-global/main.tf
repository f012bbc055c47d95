terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_discovery_engine_data_store" "manuals" {
  location          = "global"
  data_store_id     = "manuals"
  display_name      = "Manuals"
  industry_vertical = "GENERIC"
}
