terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_datastream_connection_profile" "this" {
  connection_profile_id = "lake"
  display_name          = "Lake"
  location              = "europe-west3"

  gcs_profile {
    bucket = "acme-lake"
  }
}
