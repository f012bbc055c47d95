terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_eventarc_trigger" "this" {
  name     = "orders"
  location = "global"

  matching_criteria {
    attribute = "type"
    value     = "google.cloud.audit.log.v1.written"
  }

  destination {
    cloud_run_service {
      service = "api"
      region  = "europe-west3"
    }
  }
}
