terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_spanner_instance_config" "this" {
  name         = "custom-eur3-plus"
  display_name = "eur3 and a copy in Iowa"
  base_config  = "eur3"

  replicas {
    location = "us-central1"
    type     = "READ_ONLY"
  }
}
