terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataplex_lake" "this" {
  name     = "lake"
  location = "europe-west3"
}

resource "google_dataplex_zone_iam_member" "everybody" {
  lake          = google_dataplex_lake.this.name
  dataplex_zone = "raw"
  location      = "europe-west3"
  role          = "roles/dataplex.viewer"
  member        = "allUsers"
}
