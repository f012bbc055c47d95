terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_filestore_backup" "this" {
  name              = "before"
  location          = "europe-west4"
  source_instance   = "projects/acme-prod/locations/europe-west3-b/instances/share"
  source_file_share = "home"
}
