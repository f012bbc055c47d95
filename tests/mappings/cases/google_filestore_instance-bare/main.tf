terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_filestore_instance" "this" {
  name     = "share"
  location = "europe-west3-b"
  tier     = "BASIC_HDD"

  file_shares {
    name        = "home"
    capacity_gb = 1024
  }

  networks {
    network = "inside"
    modes   = ["MODE_IPV4"]
  }
}
