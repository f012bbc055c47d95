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

  cross_cluster_replication_config {
    cluster_role = "PRIMARY"

    secondary_clusters {
      cluster = "projects/acme-prod/locations/us-central1/clusters/sessions"
    }
  }
}
