terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_redis_instance" "this" {
  name           = "sessions"
  region         = "europe-west6"
  memory_size_gb = 1
}
