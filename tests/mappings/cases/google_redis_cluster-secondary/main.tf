terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_redis_cluster" "this" {
  name        = "sessions"
  region      = "europe-west3"
  shard_count = 3
  kms_key     = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"

  cross_cluster_replication_config {
    cluster_role = "SECONDARY"

    primary_cluster {
      cluster = "projects/acme-prod/locations/europe-west4/clusters/sessions"
    }
  }
}
