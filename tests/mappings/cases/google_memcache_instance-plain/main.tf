terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_memcache_instance" "this" {
  name       = "sessions"
  region     = "europe-west3"
  node_count = 1

  node_config {
    cpu_count      = 1
    memory_size_mb = 1024
  }
}
