terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_lustre_instance" "this" {
  instance_id  = "scratch"
  location     = "europe-west3-a"
  filesystem   = "scratch"
  capacity_gib = "18000"
  network      = "projects/acme-prod/global/networks/inside"
  kms_key      = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
}
