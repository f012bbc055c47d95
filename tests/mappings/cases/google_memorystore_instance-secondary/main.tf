terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_memorystore_instance" "this" {
  instance_id = "sessions"
  location    = "europe-west3"
  shard_count = 3
  kms_key     = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"

  labels = {
    eurofence-class = "internal"
  }

  cross_instance_replication_config {
    instance_role = "SECONDARY"

    primary_instance {
      instance = "projects/acme-prod/locations/europe-west4/instances/sessions"
    }
  }
}
