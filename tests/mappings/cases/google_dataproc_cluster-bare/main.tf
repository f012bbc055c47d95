terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataproc_cluster" "this" {
  name    = "spark"
  project = "acme-prod"
}
