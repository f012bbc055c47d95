terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_packet_mirroring" "this" {
  name   = "copy"
  region = "europe-west3"

  network {
    url = "https://www.googleapis.com/compute/v1/projects/acme-prod/global/networks/main"
  }

  collector_ilb {
    url = "https://www.googleapis.com/compute/v1/projects/acme-prod/regions/europe-west3/forwardingRules/collector"
  }

  mirrored_resources {
    tags = ["watched"]
  }
}
