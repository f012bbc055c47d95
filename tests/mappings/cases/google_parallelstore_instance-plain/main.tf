terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_parallelstore_instance" "this" {
  instance_id  = "scratch"
  location     = "europe-west3-a"
  capacity_gib = "12000"
}
