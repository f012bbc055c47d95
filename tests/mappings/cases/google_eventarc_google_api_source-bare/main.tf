terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_eventarc_google_api_source" "this" {
  google_api_source_id = "apis"
  location             = "europe-west3"
  destination          = "projects/acme-prod/locations/europe-west3/messageBuses/bus"
}
