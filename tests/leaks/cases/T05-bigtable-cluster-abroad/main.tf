terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_bigtable_instance" "this" {
  name = "events"

  cluster {
    cluster_id = "here"
    zone       = "europe-west3-a"
  }

  cluster {
    cluster_id = "there"
    zone       = "us-central1-b"
  }
}
