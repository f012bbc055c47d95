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

  labels = {
    eurofence-class = "internal"
  }

  cluster {
    cluster_id   = "second"
    zone         = "europe-west4-a"
    kms_key_name = "projects/acme-prod/locations/europe-west4/keyRings/ring/cryptoKeys/data"
  }

  cluster {
    cluster_id   = "first"
    zone         = "europe-west3-a"
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}
