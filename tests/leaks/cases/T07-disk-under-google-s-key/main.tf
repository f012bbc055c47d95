terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_disk" "this" {
  name = "data"
  zone = "europe-west3-a"
  size = 100
}
