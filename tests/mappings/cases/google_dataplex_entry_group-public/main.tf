terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataplex_entry_group" "this" {
  entry_group_id = "files"
  location       = "europe-west3"
}

resource "google_dataplex_entry_group_iam_binding" "everybody" {
  entry_group_id = "files"
  location       = "europe-west3"
  role           = "roles/dataplex.entryGroupOwner"
  members        = ["allUsers"]
}
